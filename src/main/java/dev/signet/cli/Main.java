package dev.signet.cli;

import dev.signet.cli.approval.ApprovalApproveCommand;
import dev.signet.cli.approval.ApprovalCommand;
import dev.signet.cli.approval.ApprovalDenyCommand;
import dev.signet.cli.approval.ApprovalListCommand;
import dev.signet.cli.approval.ApprovalShowCommand;
import dev.signet.cli.approval.OperatorAddCommand;
import dev.signet.cli.approval.OperatorCommand;
import dev.signet.cli.ask.LocateCommand;
import dev.signet.cli.ask.PingCommand;
import dev.signet.cli.ask.ValidateCommand;
import dev.signet.cli.ask.WhyCommand;
import dev.signet.cli.domain.DiffPolicyCommand;
import dev.signet.cli.domain.GeneratePolicyCommand;
import dev.signet.cli.domain.LintPolicyCommand;
import dev.signet.cli.domain.ShowPolicyCommand;
import dev.signet.cli.judge.JudgeCommand;
import dev.signet.cli.mail.ExamineCommand;
import dev.signet.cli.mail.MailCommand;
import dev.signet.cli.order.CollectCommand;
import dev.signet.cli.order.RecoverCommand;
import dev.signet.cli.order.RegisterCommand;
import dev.signet.cli.order.ReissueCommand;
import dev.signet.cli.order.RevokeCommand;
import dev.signet.cli.order.StatusCommand;
import dev.signet.cli.policy.PolicyCheckCommand;
import dev.signet.cli.policy.PolicyCommand;
import dev.signet.cli.secrets.SecretCommand;
import dev.signet.cli.secrets.SecretListCommand;
import dev.signet.cli.secrets.SecretNewCommand;
import dev.signet.cli.secrets.SecretWithdrawCommand;
import dev.signet.cli.session.Defaults;
import dev.signet.cli.session.Misuse;
import dev.signet.cli.session.Surroundings;
import dev.signet.cli.show.ExitCode;
import dev.signet.cli.show.TerminalText;
import java.io.PrintWriter;
import java.util.logging.LogManager;
import picocli.CommandLine;

/** The {@code signet} program. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true);
    PrintWriter err = new PrintWriter(System.err, true);
    LogManager.getLogManager().reset(); // libraries' log lines are not for the terminal
    System.exit(run(Surroundings.ofThisProcess(), out, err, arguments));
  }

  /** Runs one command in these surroundings; the answer is its exit code. */
  public static int run(
      Surroundings surroundings, PrintWriter out, PrintWriter err, String... arguments) {
    try {
      return commandLine(surroundings, Defaults.read(surroundings))
          .setOut(out)
          .setErr(err)
          .execute(arguments);
    } catch (Misuse configuration) {
      err.println("signet: " + TerminalText.of(String.valueOf(configuration.getMessage())));
      return ExitCode.USAGE.number();
    }
  }

  /** The whole command tree. */
  static CommandLine commandLine(Surroundings surroundings, Defaults defaults) {
    CommandLine signet =
        new CommandLine(new Signet())
            .addSubcommand(new LocateCommand(surroundings))
            .addSubcommand(new ValidateCommand(surroundings))
            .addSubcommand(new WhyCommand(surroundings))
            .addSubcommand(new RegisterCommand(surroundings))
            .addSubcommand(new ReissueCommand(surroundings))
            .addSubcommand(new RevokeCommand(surroundings))
            .addSubcommand(new RecoverCommand(surroundings))
            .addSubcommand(new CollectCommand(surroundings))
            .addSubcommand(new StatusCommand(surroundings))
            .addSubcommand(secret(surroundings))
            .addSubcommand(approval(surroundings))
            .addSubcommand(
                new CommandLine(new OperatorCommand())
                    .addSubcommand(new OperatorAddCommand(surroundings)))
            .addSubcommand(policy(surroundings))
            .addSubcommand(
                new CommandLine(new MailCommand()).addSubcommand(new ExamineCommand(surroundings)))
            .addSubcommand(new JudgeCommand(surroundings))
            .addSubcommand(new PingCommand(surroundings));
    return configured(signet, defaults);
  }

  private static CommandLine secret(Surroundings surroundings) {
    return new CommandLine(new SecretCommand())
        .addSubcommand(new SecretNewCommand(surroundings))
        .addSubcommand(new SecretListCommand(surroundings))
        .addSubcommand(new SecretWithdrawCommand(surroundings));
  }

  private static CommandLine policy(Surroundings surroundings) {
    return new CommandLine(new PolicyCommand())
        .addSubcommand(new PolicyCheckCommand(surroundings))
        .addSubcommand(new ShowPolicyCommand())
        .addSubcommand(new LintPolicyCommand())
        .addSubcommand(new GeneratePolicyCommand())
        .addSubcommand(new DiffPolicyCommand());
  }

  private static CommandLine approval(Surroundings surroundings) {
    return new CommandLine(new ApprovalCommand())
        .addSubcommand(new ApprovalListCommand(surroundings))
        .addSubcommand(new ApprovalShowCommand(surroundings))
        .addSubcommand(new ApprovalApproveCommand(surroundings))
        .addSubcommand(new ApprovalDenyCommand(surroundings));
  }

  private static CommandLine configured(CommandLine signet, Defaults defaults) {
    helpFor(signet);
    return signet
        .setDefaultValueProvider(defaults)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setAbbreviatedOptionsAllowed(false)
        .setParameterExceptionHandler(Main::misuse)
        .setExecutionExceptionHandler(Main::fault);
  }

  private static void helpFor(CommandLine command) {
    command.getSubcommands().values().forEach(Main::helpFor);
    if (!command.getCommandSpec().optionsMap().containsKey("--help")) {
      command
          .getCommandSpec()
          .addOption(
              CommandLine.Model.OptionSpec.builder("-h", "--help")
                  .usageHelp(true)
                  .description("Show this help.")
                  .build());
    }
  }

  private static int misuse(CommandLine.ParameterException mistake, String... arguments) {
    CommandLine command = mistake.getCommandLine();
    command.getErr().println("signet: " + TerminalText.of(String.valueOf(mistake.getMessage())));
    command.getErr().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE.number();
  }

  /** What no command expects is a fault of this program and shall be reported as such. */
  private static int fault(
      Exception unexpected, CommandLine command, CommandLine.ParseResult arguments) {
    command
        .getErr()
        .println(
            "signet: a fault in signet itself, please report it: "
                + TerminalText.of(unexpected.toString()));
    unexpected.printStackTrace(command.getErr());
    return ExitCode.FAULT.number();
  }
}
