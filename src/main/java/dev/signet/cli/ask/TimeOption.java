package dev.signet.cli.ask;

import dev.signet.cli.session.Misuse;
import dev.signet.cli.session.Times;
import dev.signet.client.Query;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option for asking about another time than now. */
final class TimeOption {
  @Option(
      names = "--time",
      paramLabel = "TIME",
      description = "As of this time: 2026-11-23T10:00:00Z, or a date (its first moment, UTC).")
  private Optional<String> time = Optional.empty();

  Query applyTo(Query query) throws Misuse {
    return time.isPresent() ? query.at(Times.instant("--time", time.get())) : query;
  }
}
