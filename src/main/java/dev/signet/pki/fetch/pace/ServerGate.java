package dev.signet.pki.fetch.pace;

import dev.signet.pki.fetch.guard.GuardRule;
import dev.signet.pki.fetch.guard.RefusedByGuard;
import dev.signet.pki.fetch.transfer.Deadline;
import dev.signet.pki.fetch.transfer.FailedTransfer;
import dev.signet.pki.fetch.transfer.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** What is known about one server's behaviour, and who may ask it now. */
public final class ServerGate {

  private final String server;
  private final Pace pace;
  private final InstantSource clock;
  private final Semaphore places;
  private double tokens;
  private Instant tokensAt;
  private int failures;
  private Instant closedUntil = Instant.MIN;
  private boolean probing;

  ServerGate(String server, Pace pace, InstantSource clock) {
    this.server = server;
    this.pace = pace;
    this.clock = clock;
    this.places = new Semaphore(pace.concurrent(), true);
    this.tokens = pace.burst();
    this.tokensAt = clock.instant();
  }

  /** Waits for a free place and gives a pass that must be closed. */
  public Pass enter(Deadline deadline) throws RefusedByGuard, FailedTransfer {
    refuseIfClosed();
    awaitPlace(deadline);
    try {
      return admitted();
    } catch (RefusedByGuard refused) {
      places.release();
      throw refused;
    }
  }

  /** The right to ask once. Closing it without a word of success or failure changes nothing. */
  public final class Pass implements AutoCloseable {
    private final boolean probe;

    private Pass(boolean probe) {
      this.probe = probe;
    }

    public void succeeded() {
      synchronized (ServerGate.this) {
        failures = 0;
        closedUntil = Instant.MIN;
      }
    }

    public void failed() {
      synchronized (ServerGate.this) {
        failures++;
        closedUntil = clock.instant().plus(pace.pauseAfter(failures));
      }
    }

    @Override
    public void close() {
      synchronized (ServerGate.this) {
        probing = probing && !probe;
      }
      places.release();
    }
  }

  private void awaitPlace(Deadline deadline) throws RefusedByGuard, FailedTransfer {
    try {
      if (!places.tryAcquire(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
        throw new RefusedByGuard(
            GuardRule.CONCURRENCY,
            server + " is being asked " + pace.concurrent() + " times already");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new FailedTransfer(Trouble.LOCAL, "interrupted while waiting for a place", stopped);
    }
  }

  /** Asked again after waiting: the requests ahead may have failed. */
  private synchronized Pass admitted() throws RefusedByGuard {
    refuseIfClosed();
    takeToken();
    boolean probe = isOpen();
    probing = probe;
    return new Pass(probe);
  }

  private synchronized void refuseIfClosed() throws RefusedByGuard {
    if (clock.instant().isBefore(closedUntil)) {
      throw new RefusedByGuard(
          isOpen() ? GuardRule.BREAKER : GuardRule.BACK_OFF,
          server + " failed " + times() + ", not asked before " + closedUntil);
    }
    if (probing) {
      throw new RefusedByGuard(
          GuardRule.BREAKER, server + " failed " + times() + ", it is being probed");
    }
  }

  private boolean isOpen() {
    return failures >= pace.failuresToOpen();
  }

  private void takeToken() throws RefusedByGuard {
    Instant now = clock.instant();
    double gained = Duration.between(tokensAt, now).toMillis() / 1000.0 * pace.perSecond();
    tokens = Math.min(pace.burst(), tokens + Math.max(0, gained));
    tokensAt = now;
    if (tokens < 1) {
      throw new RefusedByGuard(
          GuardRule.RATE, server + " is asked more than " + pace.perSecond() + " times a second");
    }
    tokens--;
  }

  private String times() {
    return failures == 1 ? "once" : failures + " times in a row";
  }
}
