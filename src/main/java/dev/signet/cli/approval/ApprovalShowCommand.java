package dev.signet.cli.approval;

import dev.signet.cli.keys.UnusableFile;
import dev.signet.cli.session.Misuse;
import dev.signet.cli.session.OperatorSession;
import dev.signet.cli.session.Surroundings;
import dev.signet.cli.show.ExitCode;
import dev.signet.cli.show.Report;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code signet approval show}: one request that waits. */
@Command(name = "show", description = "Show one of the requests that wait for operators.")
public final class ApprovalShowCommand implements Callable<Integer> {
  @Mixin private final OperatorSession operator;

  public ApprovalShowCommand(Surroundings surroundings) {
    this.operator = new OperatorSession(surroundings);
  }

  @Parameters(paramLabel = "NUMBER", description = "As signet approval list shows it.")
  private long number;

  @Override
  public Integer call() {
    return operator.show(this::show);
  }

  private Report show() throws Misuse, UnusableFile {
    return operator.order(
        (door, token) -> door.approval(number, token),
        answer ->
            Report.of(ExitCode.OK, "shown", new WaitingView(answer.body()).lines(), answer.body()));
  }
}
