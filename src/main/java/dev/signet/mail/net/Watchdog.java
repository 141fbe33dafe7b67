package dev.signet.mail.net;

import java.io.Closeable;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends waits on connections that have lasted too long. One thread looks at all of them every 50 ms:
 * UNIX sockets have no timeout of their own, and a timeout of a TCP socket does not cover writing.
 */
public final class Watchdog implements Closeable {
  private static final long LOOK_NANOS = 50_000_000L;

  private final Set<Wire> watched = ConcurrentHashMap.newKeySet();
  private final Thread thread;
  private volatile boolean closed;

  public Watchdog() {
    thread = Threads.daemon("signet-mail-watchdog", this::look);
    thread.start();
  }

  void watch(Wire wire) {
    watched.add(wire);
    LockSupport.unpark(thread);
  }

  void forget(Wire wire) {
    watched.remove(wire);
  }

  private void look() {
    while (!closed) {
      long now = System.nanoTime();
      watched.forEach(wire -> wire.check(now));
      if (watched.isEmpty()) {
        LockSupport.park(this);
      } else {
        LockSupport.parkNanos(this, LOOK_NANOS);
      }
    }
  }

  /** Stops looking and closes what is still watched. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    watched.forEach(Wire::close);
  }
}
