package dev.signet.cli.session;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Times as a user writes them. */
public final class Times {
  private Times() {}

  /**
   * Reads a moment, or a date, which means its first moment in UTC.
   *
   * @param option that it belongs to, for the message
   */
  public static Instant instant(String option, String text) throws Misuse {
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException notATime) {
      throw new Misuse(
          option + " " + text + " is neither like 2026-11-23T10:00:00Z nor like 2026-11-23");
    }
  }
}
