package dev.signet.pki.fetch.pace;

import java.time.Duration;

/**
 * Limits of one server.
 *
 * @param concurrent requests at the same time; further ones wait within their own time
 * @param perSecond requests in the long run; further ones are refused
 * @param burst requests at once after a quiet time
 * @param firstPause after one failure; doubled with each further one in a row
 * @param longestPause the pause grows no longer
 * @param failuresToOpen so many failures in a row open the breaker: after the pause one request
 *     probes, and all others are refused until it succeeds
 * @param rememberFailure how long a failed question is not repeated
 * @param patience a server that had less time than this is not blamed for being late
 */
public record Pace(
    int concurrent,
    double perSecond,
    int burst,
    Duration firstPause,
    Duration longestPause,
    int failuresToOpen,
    Duration rememberFailure,
    Duration patience) {

  /**
   * Four at a time, 20 a second after a burst of 100; pauses of one second to ten minutes, breaker
   * after five failures, failures remembered for one minute, two seconds of patience.
   */
  public static final Pace DEFAULT =
      new Pace(
          4,
          20,
          100,
          Duration.ofSeconds(1),
          Duration.ofMinutes(10),
          5,
          Duration.ofMinutes(1),
          Duration.ofSeconds(2));

  public Pace {
    if (concurrent < 1 || !(perSecond > 0) || burst < 1 || failuresToOpen < 1) {
      throw new IllegalArgumentException("numbers of requests must be positive");
    }
    if (firstPause.isNegative() || longestPause.compareTo(firstPause) < 0) {
      throw new IllegalArgumentException("the longest pause is shorter than the first one");
    }
  }

  /** The pause after so many failures in a row. */
  Duration pauseAfter(int failures) {
    int doublings = Math.min(Math.max(failures - 1, 0), 30);
    long bound = longestPause.toMillis() >> doublings;
    return firstPause.toMillis() > bound ? longestPause : firstPause.multipliedBy(1L << doublings);
  }
}
