package dev.signet.cli.secrets;

import dev.signet.cli.keys.UnusableFile;
import dev.signet.cli.session.Misuse;
import dev.signet.cli.session.OperatorSession;
import dev.signet.cli.session.Surroundings;
import dev.signet.cli.show.ExitCode;
import dev.signet.cli.show.Report;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code signet secret withdraw}: makes a shared secret useless. */
@Command(
    name = "withdraw",
    description = "Withdraw a shared secret; what was registered with it stays.")
public final class SecretWithdrawCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID", description = "As signet secret list shows it.")
  private String id = "";

  @Mixin private final OperatorSession operator;

  public SecretWithdrawCommand(Surroundings surroundings) {
    this.operator = new OperatorSession(surroundings);
  }

  @Override
  public Integer call() {
    return operator.show(this::withdraw);
  }

  private Report withdraw() throws Misuse, UnusableFile {
    return operator.order(
        (door, token) -> door.withdraw(id, token),
        answer ->
            Report.of(
                ExitCode.OK,
                "withdrawn",
                List.of("Withdrawn  " + id),
                JsonValue.EMPTY_JSON_OBJECT));
  }
}
