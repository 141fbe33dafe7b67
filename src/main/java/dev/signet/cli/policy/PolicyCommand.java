package dev.signet.cli.policy;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code signet policy}: trust policies in files, and what domains declare about their mail. */
@Command(
    name = "policy",
    description =
        "Look at trust policies in files (check), and at what domains declare about their mail.")
public final class PolicyCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "signet policy: say what to do: check, show, lint, generate or diff");
  }
}
