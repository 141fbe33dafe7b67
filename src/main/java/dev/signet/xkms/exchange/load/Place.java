package dev.signet.xkms.exchange.load;

import java.util.concurrent.atomic.AtomicBoolean;

/** A place to work in; given back by closing it, once or more often. */
public final class Place implements AutoCloseable {
  private final Runnable leave;
  private final AtomicBoolean left = new AtomicBoolean();

  Place(Runnable leave) {
    this.leave = leave;
  }

  @Override
  public void close() {
    if (left.compareAndSet(false, true)) {
      leave.run();
    }
  }
}
