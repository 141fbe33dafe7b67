package dev.signet.cli.approval;

import dev.signet.cli.keys.UnusableFile;
import dev.signet.cli.session.Misuse;
import dev.signet.cli.session.OperatorSession;
import dev.signet.cli.session.Surroundings;
import dev.signet.cli.show.ExitCode;
import dev.signet.cli.show.Report;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signet approval deny}: a word against a request that waits. */
@Command(name = "deny", description = "Deny a request, which ends it.")
public final class ApprovalDenyCommand implements Callable<Integer> {
  @Mixin private final OperatorSession operator;

  public ApprovalDenyCommand(Surroundings surroundings) {
    this.operator = new OperatorSession(surroundings);
  }

  @Parameters(paramLabel = "NUMBER", description = "As signet approval list shows it.")
  private long number;

  @Option(names = "--because", paramLabel = "TEXT", description = "Why, for the records.")
  private String because = "";

  @Override
  public Integer call() {
    return operator.show(this::deny);
  }

  private Report deny() throws Misuse, UnusableFile {
    return operator.order(
        (door, token) -> door.deny(number, because, token),
        answer -> Report.of(ExitCode.OK, "denied", List.of("Denied  " + number), answer.body()));
  }
}
