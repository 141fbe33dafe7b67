package dev.signet.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code signet} command itself: its subcommands do the work. */
@Command(
    name = "signet",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Ask an XKMS key service, have keys registered and revoked.",
    footer = {
      "",
      "Exit codes: 0 valid, found or done; 1 invalid or no such key; 2 undecided or not authenticated;",
      "3 error reported by the service; 4 wrong usage; 5 no answer, or an answer that was rejected;",
      "6 the service answers later."
    })
final class Signet implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "signet: say what to do, for example: signet locate alice@example.org");
  }
}
