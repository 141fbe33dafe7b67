package dev.signet.policy.memory;

import java.time.Duration;

/**
 * How much is remembered and how long, whatever DNS says.
 *
 * @param domains at most; those that were asked about least recently are forgotten first
 * @param shortest that anything holds
 * @param longest that a policy holds
 * @param longestAbsence that an absence, or a record that cannot be used, holds
 * @param pause before DNS is asked again after it gave no answer
 * @param lastResort how old a policy may be that is gone by while DNS gives no answer
 */
public record MemoryLimits(
    int domains,
    Duration shortest,
    Duration longest,
    Duration longestAbsence,
    Duration pause,
    Duration lastResort) {

  /** 10,000 domains; 60 seconds to 24 hours, absences to one hour; 30 seconds; seven days. */
  public static final MemoryLimits DEFAULT =
      new MemoryLimits(
          10_000,
          Duration.ofSeconds(60),
          Duration.ofHours(24),
          Duration.ofHours(1),
          Duration.ofSeconds(30),
          Duration.ofDays(7));

  public MemoryLimits {
    if (domains < 1 || shortest.compareTo(longest) > 0 || shortest.compareTo(longestAbsence) > 0) {
      throw new IllegalArgumentException("room for a domain is needed, and shortest is shortest");
    }
  }

  Duration policyTime(Duration said) {
    return clamped(said, longest);
  }

  Duration absenceTime(Duration said) {
    return clamped(said, longestAbsence);
  }

  private Duration clamped(Duration said, Duration most) {
    Duration atLeast = said.compareTo(shortest) < 0 ? shortest : said;
    return atLeast.compareTo(most) > 0 ? most : atLeast;
  }
}
