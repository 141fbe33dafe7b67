package dev.signet.pki.fetch.transfer;

import java.time.Duration;

/** A point in the near future on the clock that only runs forward. */
public final class Deadline {

  private final long begin;
  private final long end;

  private Deadline(long begin, long end) {
    this.begin = begin;
    this.end = end;
  }

  /** So much time from now. */
  public static Deadline in(Duration time) {
    long now = System.nanoTime();
    return new Deadline(now, now + time.toNanos());
  }

  /** Time until then, zero when it is over. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  public boolean isOver() {
    return end - System.nanoTime() <= 0;
  }

  /** What is to be said when it is over. */
  public FailedTransfer missed() {
    return new FailedTransfer(
        Trouble.TIMEOUT, "not finished within " + Duration.ofNanos(end - begin).toMillis() + " ms");
  }
}
