package dev.signet.xkms.xkrss.prototype;

import dev.signet.xkms.model.ValidityInterval;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * For how long bindings are granted.
 *
 * @param shortest least time that a binding has when it is granted, and that is left of it
 * @param longest most time, counted from its beginning; also how far ahead it may begin
 * @param standard for a requestor without a wish
 */
public record Term(Duration shortest, Duration longest, Duration standard) {

  /** An hour at least, two years at most, a year by default. */
  public static final Term DEFAULT =
      new Term(Duration.ofHours(1), Duration.ofDays(730), Duration.ofDays(365));

  public Term {
    if (shortest.isNegative()
        || shortest.compareTo(standard) > 0
        || standard.compareTo(longest) > 0) {
      throw new IllegalArgumentException(
          "shortest <= standard <= longest must hold for the term of a binding");
    }
  }

  /**
   * The wish, clipped: not before {@code now}, not longer than the longest, in whole seconds (as
   * certificates count); empty when less than the shortest would be left.
   */
  public Optional<ValidityInterval> grant(Optional<ValidityInterval> wish, Instant now) {
    Instant today = now.truncatedTo(ChronoUnit.SECONDS);
    Instant start = wish.flatMap(ValidityInterval::notBefore).filter(today::isBefore).orElse(today);
    Instant latest = start.plus(longest);
    Instant end = wish.flatMap(ValidityInterval::notOnOrAfter).orElse(start.plus(standard));
    Instant granted = (end.isAfter(latest) ? latest : end).truncatedTo(ChronoUnit.SECONDS);
    boolean tooFarAhead = start.isAfter(today.plus(longest));
    return tooFarAhead || granted.isBefore(start.plus(shortest))
        ? Optional.empty()
        : Optional.of(ValidityInterval.between(start.truncatedTo(ChronoUnit.SECONDS), granted));
  }
}
