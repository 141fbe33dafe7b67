package dev.signet.pki.revocation.crl;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * UTCTime and GeneralizedTime in the one form that RFC 5280 section 4.1.2.5 admits of each:
 * seconds, no fractions, {@code Z}.
 */
final class DerTime {

  private static final int UTC_DIGITS = 12;
  private static final int GENERALIZED_DIGITS = 14;
  private static final long DAY = 86_400;

  private DerTime() {}

  static boolean isNext(DerReader from) {
    return from.isAt(DerReader.UTC_TIME) || from.isAt(DerReader.GENERALIZED_TIME);
  }

  /** Seconds since 1970 of the next element. */
  static long seconds(DerReader from) throws MalformedList {
    return from.isAt(DerReader.UTC_TIME)
        ? utc(from.enter(DerReader.UTC_TIME))
        : generalized(from.enter(DerReader.GENERALIZED_TIME));
  }

  /** Of a GeneralizedTime. */
  static long generalized(DerReader time) throws MalformedList {
    demand(time, GENERALIZED_DIGITS);
    return seconds(time, pair(time, 0) * 100 + pair(time, 2), 4);
  }

  private static long utc(DerReader time) throws MalformedList {
    demand(time, UTC_DIGITS);
    int year = pair(time, 0);
    return seconds(time, year < 50 ? 2000 + year : 1900 + year, 2);
  }

  private static long seconds(DerReader time, int year, int from) throws MalformedList {
    int hour = pair(time, from + 4);
    int minute = pair(time, from + 6);
    int second = pair(time, from + 8);
    if (hour > 23 || minute > 59 || second > 59) {
      throw new MalformedList("a time that no clock shows before octet " + time.position());
    }
    try {
      long day = LocalDate.of(year, pair(time, from), pair(time, from + 2)).toEpochDay();
      return day * DAY + hour * 3600L + minute * 60L + second;
    } catch (DateTimeException noDay) {
      throw new MalformedList("a time on a day that is not: " + noDay.getMessage(), noDay);
    }
  }

  private static int pair(DerReader time, int ahead) {
    return (time.octet(ahead) - '0') * 10 + time.octet(ahead + 1) - '0';
  }

  private static void demand(DerReader time, int digits) throws MalformedList {
    boolean fits = time.size() == digits + 1 && time.octet(digits) == 'Z';
    for (int i = 0; fits && i < digits; i++) {
      fits = time.octet(i) >= '0' && time.octet(i) <= '9';
    }
    if (!fits) {
      throw new MalformedList(
          "a time not of the form that RFC 5280 4.1.2.5 admits at octet " + time.position());
    }
  }
}
