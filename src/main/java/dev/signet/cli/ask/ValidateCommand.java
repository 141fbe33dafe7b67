package dev.signet.cli.ask;

import dev.signet.cli.session.Session;
import dev.signet.cli.session.Surroundings;
import dev.signet.client.Query;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code signet validate}: has a key judged. */
@Command(
    name = "validate",
    description =
        "Have a certificate, or the keys of a mail address or a domain, judged by the key service.")
public final class ValidateCommand implements Callable<Integer> {
  @Mixin private ValidateOptions question = new ValidateOptions();
  @Mixin private final Session session;

  public ValidateCommand(Surroundings surroundings) {
    this.session = new Session(surroundings);
  }

  @Override
  public Integer call() {
    return session.show(
        () -> {
          Query query = question.query();
          return session.ask(
              client -> client.validate(query),
              result -> new ValidateReport(query, result).report());
        });
  }
}
