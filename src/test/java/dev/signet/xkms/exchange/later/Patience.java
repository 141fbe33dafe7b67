package dev.signet.xkms.exchange.later;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for what happens elsewhere, with an end. */
final class Patience {
  private static final long SECONDS = 20;

  private Patience() {}

  static void await(CountDownLatch latch) {
    try {
      if (!latch.await(SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("nothing happened for " + SECONDS + " s");
      }
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  static void until(Callable<Boolean> condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    try {
      while (!condition.call()) {
        if (System.nanoTime() > end) {
          throw new AssertionError("did not come about within " + SECONDS + " s");
        }
        Thread.sleep(5);
      }
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }
}
