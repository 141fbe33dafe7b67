package dev.signet.mail.service;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Keeps callers away from a service that is away: after so many failures in a row nobody calls for
 * a while, then one at a time tries whether it is back. Safe for many threads.
 */
public final class CircuitBreaker {
  private final Settings settings;
  private final InstantSource clock;
  private int failuresInARow;
  private boolean isOpen;
  private Instant nextTrial = Instant.MIN;
  private long opened;

  /**
   * When to give up for a while.
   *
   * @param failures in a row that open it
   * @param rest how long nobody calls
   */
  public record Settings(int failures, Duration rest) {
    /** Five failures, half a minute. */
    public static final Settings DEFAULT = new Settings(5, Duration.ofSeconds(30));

    public Settings {
      if (failures < 1 || rest.isNegative() || rest.isZero()) {
        throw new IllegalArgumentException(
            "a circuit breaker needs a positive number of failures and a positive rest");
      }
    }
  }

  public CircuitBreaker(Settings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Whether a call may be made now. Whoever is told so reports how it went; while open, one trial
   * is permitted for each rest, so that a trial nobody reports about blocks nothing for ever.
   */
  public synchronized boolean admits() {
    if (!isOpen) {
      return true;
    }
    Instant now = clock.instant();
    if (now.isBefore(nextTrial)) {
      return false;
    }
    nextTrial = now.plus(settings.rest());
    return true;
  }

  public synchronized void succeeded() {
    failuresInARow = 0;
    isOpen = false;
  }

  public synchronized void failed() {
    failuresInARow++;
    if (failuresInARow >= settings.failures()) {
      opened += isOpen ? 0 : 1;
      isOpen = true;
      nextTrial = clock.instant().plus(settings.rest());
    }
  }

  /** Whether the service is taken to be away. */
  public synchronized boolean isOpen() {
    return isOpen;
  }

  /** How often it opened. */
  public synchronized long timesOpened() {
    return opened;
  }
}
