package dev.signet.policy.memory;

import dev.signet.policy.PolicyFinding;
import java.util.concurrent.atomic.LongAdder;

/** Counts what becomes of questions. */
final class Tally {
  private final LongAdder recalled = new LongAdder();
  private final LongAdder shared = new LongAdder();
  private final LongAdder asked = new LongAdder();
  private final LongAdder unavailable = new LongAdder();
  private final LongAdder unusable = new LongAdder();
  private final LongAdder stale = new LongAdder();

  void recalled() {
    recalled.increment();
  }

  void shared() {
    shared.increment();
  }

  void asked(PolicyFinding finding) {
    asked.increment();
    if (finding instanceof PolicyFinding.Unavailable) {
      unavailable.increment();
    } else if (finding instanceof PolicyFinding.Unusable) {
      unusable.increment();
    }
  }

  void answered(PolicyFinding finding) {
    if (finding instanceof PolicyFinding.Published published && published.isStale()) {
      stale.increment();
    }
  }

  MemoryStatistics with(int domains) {
    return new MemoryStatistics(
        domains,
        recalled.sum(),
        shared.sum(),
        asked.sum(),
        unavailable.sum(),
        unusable.sum(),
        stale.sum());
  }
}
