package dev.signet.cli.session;

import dev.signet.cli.keys.UnusableFile;
import dev.signet.cli.show.ExitCode;
import dev.signet.cli.show.Printer;
import dev.signet.cli.show.Report;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How every command shows what it found. */
public final class OutputOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(names = "--json", description = "Print one JSON object, for scripts.")
  private boolean json;

  @Option(
      names = "--verbose",
      description = "Say on standard error what is asked and what is trusted.")
  private boolean verbose;

  /** The work of a command. */
  public interface Work {
    Report report() throws Misuse, UnusableFile;
  }

  /** Does the work and prints its report, or what the user has to mend. */
  public int show(Work work) {
    Printer printer = printer();
    try {
      return printer.print(work.report());
    } catch (Misuse | UnusableFile mistake) {
      return printer.print(
          Report.trouble(ExitCode.USAGE, "usage", String.valueOf(mistake.getMessage())));
    }
  }

  /** Says something on standard error if the user wants to know. */
  public void remark(String text) {
    if (verbose) {
      printer().remark(text);
    }
  }

  /** Says something on standard error. */
  public void tell(String text) {
    if (!json) {
      printer().remark(text);
    }
  }

  private Printer printer() {
    CommandLine commandLine = spec.commandLine();
    return new Printer(commandLine.getOut(), commandLine.getErr(), json);
  }
}
