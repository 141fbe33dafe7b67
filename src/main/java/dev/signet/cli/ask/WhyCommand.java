package dev.signet.cli.ask;

import dev.signet.cli.session.Session;
import dev.signet.cli.session.Surroundings;
import dev.signet.client.Errand;
import dev.signet.client.Query;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code signet why}: has a key judged and shows the grounds of the verdict. */
@Command(
    name = "why",
    description =
        "Like validate, and explain the verdict: every finding with its rule, and the certification path.")
public final class WhyCommand implements Callable<Integer> {
  @Mixin private ValidateOptions question = new ValidateOptions();
  @Mixin private final Session session;

  public WhyCommand(Surroundings surroundings) {
    this.session = new Session(surroundings);
  }

  @Override
  public Integer call() {
    return session.show(
        () -> {
          Query query = question.query().explained();
          return session.ask(
              Errand.validate(query), result -> new ValidateReport(query, result).report());
        });
  }
}
