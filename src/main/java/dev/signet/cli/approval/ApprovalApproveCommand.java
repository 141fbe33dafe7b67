package dev.signet.cli.approval;

import dev.signet.cli.keys.UnusableFile;
import dev.signet.cli.operator.OperatorAnswer;
import dev.signet.cli.session.Misuse;
import dev.signet.cli.session.OperatorSession;
import dev.signet.cli.session.Surroundings;
import dev.signet.cli.show.ExitCode;
import dev.signet.cli.show.Report;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code signet approval approve}: a word for a request that waits. */
@Command(
    name = "approve",
    description = "Approve a request; it is carried out when enough operators have.")
public final class ApprovalApproveCommand implements Callable<Integer> {
  @Mixin private final OperatorSession operator;

  public ApprovalApproveCommand(Surroundings surroundings) {
    this.operator = new OperatorSession(surroundings);
  }

  @Parameters(paramLabel = "NUMBER", description = "As signet approval list shows it.")
  private long number;

  @Override
  public Integer call() {
    return operator.show(this::approve);
  }

  private Report approve() throws Misuse, UnusableFile {
    return operator.order((door, token) -> door.approve(number, token), this::report);
  }

  private Report report(OperatorAnswer answer) {
    String decision = answer.body().getString("decision", "");
    String words =
        switch (decision) {
          case "decided" -> "enough operators have; it is carried out";
          case "more-needed" -> "more operators are needed";
          case "heard-before" -> "you have before; more operators are needed";
          default -> "";
        };
    return words.isEmpty()
        ? Report.trouble(ExitCode.NO_ANSWER, "rejected", "the answer holds no decision")
        : Report.of(
            ExitCode.OK, "approved", List.of("Approved  " + number + "  " + words), answer.body());
  }
}
