package dev.signet.xkms.exchange.repeat;

import java.time.Duration;

/**
 * How first answers are kept.
 *
 * @param kept so long a message that comes again gets its first answer again, one minute to a year;
 *     afterwards it is refused as long as its Id is remembered
 * @param largestAnswer octets of a result, serialised, 1 KiB to 1 MiB; a larger one is not kept,
 *     and its message is refused when it comes again
 */
public record RepeatRules(Duration kept, int largestAnswer) {

  /**
   * A day is longer than any client tries again. A result with a chain of certificates has some ten
   * kilobytes; what is larger is mostly the requestor's own opaque data.
   */
  public static final RepeatRules DEFAULT = new RepeatRules(Duration.ofDays(1), 64 * 1024);

  public RepeatRules {
    if (kept.compareTo(Duration.ofMinutes(1)) < 0 || kept.compareTo(Duration.ofDays(366)) > 0) {
      throw new IllegalArgumentException("answers are kept for one minute to a year, not " + kept);
    }
    if (largestAnswer < 1024 || largestAnswer > 1024 * 1024) {
      throw new IllegalArgumentException(
          "the largest answer kept has 1024 to 1048576 octets, not " + largestAnswer);
    }
  }
}
