package dev.signet.cli.secrets;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code signet secret}: shared secrets, for operators. */
@Command(
    name = "secret",
    description =
        "Make, list and withdraw the shared secrets that permit registrations (operators).")
public final class SecretCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "signet secret: say what to do: new, list or withdraw");
  }
}
