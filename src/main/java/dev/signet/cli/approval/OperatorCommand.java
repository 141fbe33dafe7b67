package dev.signet.cli.approval;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code signet operator}: the operators of a server on this machine. */
@Command(name = "operator", description = "Add operators to a server on this machine.")
public final class OperatorCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "signet operator: say what to do: add");
  }
}
