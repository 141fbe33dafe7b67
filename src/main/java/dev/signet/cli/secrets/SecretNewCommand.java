package dev.signet.cli.secrets;

import dev.signet.cli.keys.UnusableFile;
import dev.signet.cli.operator.OperatorAnswer;
import dev.signet.cli.session.Misuse;
import dev.signet.cli.session.OperatorSession;
import dev.signet.cli.session.OwnerOptions;
import dev.signet.cli.session.Surroundings;
import dev.signet.cli.show.ExitCode;
import dev.signet.cli.show.Report;
import dev.signet.entity.Entity;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code signet secret new}: has a shared secret made. */
@Command(
    name = "new",
    description =
        "Make a shared secret for a mailbox or a domain. It alone is printed on standard output, once and never again.")
public final class SecretNewCommand implements Callable<Integer> {
  @Mixin private OwnerOptions owner = new OwnerOptions();

  @Option(
      names = "--uses",
      paramLabel = "N",
      defaultValue = "1",
      description = "How often it can be used (default: ${DEFAULT-VALUE}).")
  private int uses;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "7",
      description = "For how many days (default: ${DEFAULT-VALUE}).")
  private int days;

  @Mixin private final OperatorSession operator;

  public SecretNewCommand(Surroundings surroundings) {
    this.operator = new OperatorSession(surroundings);
  }

  @Override
  public Integer call() {
    return operator.show(this::make);
  }

  private Report make() throws Misuse, UnusableFile {
    Entity entity = owner.requiredOwner();
    if (uses < 1 || days < 1) {
      throw new Misuse("--uses and --days take 1 or more");
    }
    Map<String, String> fields =
        Map.of(
            "name",
                entity.match(
                    domain -> domain.name().value(), mailbox -> mailbox.address().toString()),
            "kind", entity.match(domain -> "domain", mailbox -> "mailbox"),
            "uses", Integer.toString(uses),
            "days", Integer.toString(days));
    return operator.order((door, token) -> door.newSecret(fields, token), this::report);
  }

  private Report report(OperatorAnswer answer) {
    JsonObject made = answer.body();
    String secret = made.getString("secret", "");
    if (secret.isEmpty()) {
      return Report.trouble(ExitCode.NO_ANSWER, "rejected", "the service's answer holds no secret");
    }
    operator
        .session()
        .output()
        .tell(
            "secret "
                + made.getString("id", "?")
                + ", until "
                + made.getString("notOnOrAfter", "?"));
    return Report.of(ExitCode.OK, "made", List.of(secret), made);
  }
}
