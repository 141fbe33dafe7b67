package dev.signet.server.soap;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets so many through at once; the others wait for a while, then are turned away. */
final class Turnstile {
  private final Semaphore places;
  private final Duration patience;

  Turnstile(int places, Duration patience) {
    this.places = new Semaphore(places);
    this.patience = patience;
  }

  /** True: come in, and {@link #leave()} afterwards. */
  boolean enter() {
    try {
      return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void leave() {
    places.release();
  }
}
