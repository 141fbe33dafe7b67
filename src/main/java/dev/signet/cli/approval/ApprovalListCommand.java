package dev.signet.cli.approval;

import dev.signet.cli.keys.UnusableFile;
import dev.signet.cli.operator.HttpOperatorDoor;
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

/** {@code signet approval list}: what waits for operators. */
@Command(
    name = "list",
    description = "List the requests that wait for operators, longest waiting first.")
public final class ApprovalListCommand implements Callable<Integer> {
  @Mixin private final OperatorSession operator;

  public ApprovalListCommand(Surroundings surroundings) {
    this.operator = new OperatorSession(surroundings);
  }

  @Override
  public Integer call() {
    return operator.show(this::list);
  }

  private Report list() throws Misuse, UnusableFile {
    return operator.order(HttpOperatorDoor::approvals, ApprovalListCommand::report);
  }

  private static Report report(OperatorAnswer answer) {
    List<String> lines = WaitingView.in(answer.body()).stream().map(WaitingView::headline).toList();
    return Report.of(
        ExitCode.OK, "listed", lines.isEmpty() ? List.of("Nothing waits") : lines, answer.body());
  }
}
