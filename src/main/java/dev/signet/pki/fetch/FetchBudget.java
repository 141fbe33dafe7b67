package dev.signet.pki.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What one piece of work, such as a search for a path, may fetch in all. Every redirect counts as a
 * fetch of its own. Safe for many threads that share the work.
 */
public final class FetchBudget {

  private final AtomicLong fetches;
  private final AtomicLong octets;
  private final Instant deadline;

  /**
   * @param deadline no fetch begins after it, and none lasts longer
   */
  public FetchBudget(int fetches, long octets, Instant deadline) {
    this.fetches = new AtomicLong(fetches);
    this.octets = new AtomicLong(octets);
    this.deadline = deadline;
  }

  public long fetchesLeft() {
    return Math.max(0, fetches.get());
  }

  public long octetsLeft() {
    return Math.max(0, octets.get());
  }

  /** Time left at that moment, zero when there is none. */
  public Duration timeLeft(Instant now) {
    Duration left = Duration.between(now, deadline);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Takes one fetch out of the budget; false when none is left. */
  public boolean takeFetch() {
    return fetches.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
  }

  boolean takeOctets(long wanted) {
    return octets.getAndUpdate(left -> Math.max(0, left - wanted)) >= wanted;
  }
}
