package dev.signet.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One contestant of a measurement in CPU time: some work, done many times a turn. */
final class Turns {

  private final Work work;
  private final int times;
  private final List<Long> taken = new ArrayList<>();

  /** What is measured. */
  interface Work {
    void once() throws Exception;
  }

  Turns(Work work, int times) {
    this.work = work;
    this.times = times;
  }

  /** Lets all take their turns one after the other, so that what slows one down slows them all. */
  static void take(List<Turns> all, int warm, int measured) {
    for (int turn = 0; turn < warm; turn++) {
      all.forEach(Turns::turn);
    }
    for (int turn = 0; turn < measured; turn++) {
      all.forEach(one -> one.taken.add(one.turn()));
    }
  }

  /** Microseconds for doing it once. */
  double median() {
    List<Long> sorted = new ArrayList<>(taken);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2) / 1_000.0 / times;
  }

  /** CPU time of this thread, in nanoseconds. */
  static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private long turn() {
    long start = cpu();
    try {
      for (int i = 0; i < times; i++) {
        work.once();
      }
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
    return cpu() - start;
  }
}
