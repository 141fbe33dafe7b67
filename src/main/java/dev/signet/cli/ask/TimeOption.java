package dev.signet.cli.ask;

import dev.signet.cli.session.Misuse;
import dev.signet.client.Query;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
    return time.isPresent() ? query.at(instant(time.get())) : query;
  }

  private static Instant instant(String text) throws Misuse {
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException notATime) {
      throw new Misuse(
          "--time " + text + " is neither like 2026-11-23T10:00:00Z nor like 2026-11-23");
    }
  }
}
