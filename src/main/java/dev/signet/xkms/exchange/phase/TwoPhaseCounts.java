package dev.signet.xkms.exchange.phase;

import java.util.concurrent.atomic.LongAdder;

/** How often two phases were demanded, and what was shown then; for metrics. */
public final class TwoPhaseCounts {
  private final LongAdder represent = new LongAdder();
  private final LongAdder required = new LongAdder();
  private final LongAdder good = new LongAdder();
  private final LongAdder bad = new LongAdder();
  private final LongAdder stale = new LongAdder();
  private final LongAdder spentTwice = new LongAdder();

  TwoPhaseCounts() {}

  /**
   * The counts so far.
   *
   * @param represent requests that were answered with a nonce
   * @param required requests that were turned away, for they did not offer two phases
   * @param good nonces that let their request through
   * @param bad nonces that were not ours, or for another request or client
   * @param stale nonces that came too late
   * @param spentTwice nonces that came a second time with a request that changes something
   */
  public record Snapshot(
      long represent, long required, long good, long bad, long stale, long spentTwice) {}

  /** The counts at this moment. */
  public Snapshot now() {
    return new Snapshot(
        represent.sum(), required.sum(), good.sum(), bad.sum(), stale.sum(), spentTwice.sum());
  }

  void answered(boolean withNonce) {
    (withNonce ? represent : required).increment();
  }

  void shown(Standing standing) {
    switch (standing) {
      case GOOD -> good.increment();
      case STALE -> stale.increment();
      case BAD -> bad.increment();
    }
  }

  void spentTwice() {
    spentTwice.increment();
  }
}
