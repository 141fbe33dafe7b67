package dev.signet.cli.approval;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code signet approval}: requests that wait for operators. */
@Command(
    name = "approval",
    description = "List, show, approve and deny the requests that wait for operators.")
public final class ApprovalCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "signet approval: say what to do: list, show, approve or deny");
  }
}
