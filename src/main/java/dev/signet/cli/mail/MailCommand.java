package dev.signet.cli.mail;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code signet mail}: what the mail edge makes of messages. */
@Command(name = "mail", description = "Look at messages as the mail edge does.")
public final class MailCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "signet mail: say what to do: examine");
  }
}
