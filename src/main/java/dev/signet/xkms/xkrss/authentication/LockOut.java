package dev.signet.xkms.xkrss.authentication;

import java.time.Duration;

/**
 * How many wrong guesses are free, and how long a name is locked after one more.
 *
 * @param maxFailures 1 or more
 * @param lockTime longer than zero
 */
public record LockOut(int maxFailures, Duration lockTime) {

  /** Five guesses, then a quarter of an hour. */
  public static final LockOut DEFAULT = new LockOut(5, Duration.ofMinutes(15));

  public LockOut {
    if (maxFailures < 1 || lockTime.isZero() || lockTime.isNegative()) {
      throw new IllegalArgumentException(
          "a lock-out needs at least one failure and a time longer than zero");
    }
  }
}
