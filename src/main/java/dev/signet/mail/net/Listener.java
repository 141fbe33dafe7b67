package dev.signet.mail.net;

import dev.signet.mail.smtp.ListenAddress;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Accepts connections and serves each in a thread of its own. When all places are taken it stops
 * accepting, so that the kernel's queue fills and clients feel it; one that has waited too long is
 * refused.
 */
public final class Listener implements Closeable {
  private static final Logger LOG = System.getLogger(Listener.class.getName());
  private static final long PAUSE_MILLIS = 100;

  private final Door door;
  private final ListenerSettings settings;
  private final Service service;
  private final Semaphore places;
  private final ExecutorService threads;
  private final Watchdog watchdog = new Watchdog();
  private final Set<Wire> running = ConcurrentHashMap.newKeySet();
  private final Thread accepting;
  private volatile boolean isClosing;

  private Listener(Door door, ListenerSettings settings, Service service) {
    this.door = door;
    this.settings = settings;
    this.service = service;
    this.places = new Semaphore(settings.sessions());
    this.threads = Threads.forWaiting("signet-mail-session", settings.sessions());
    this.accepting = Threads.daemon("signet-mail-accept", this::accept);
  }

  /**
   * Binds and begins to accept.
   *
   * @throws IOException when the address cannot be bound
   */
  public static Listener open(ListenAddress address, ListenerSettings settings, Service service)
      throws IOException {
    Listener listener = new Listener(Door.bind(address, settings.permissions()), settings, service);
    listener.accepting.start();
    return listener;
  }

  /** Where it listens; with the port that was chosen if 0 was asked for. */
  public ListenAddress address() {
    return door.address();
  }

  /** Connections being served now. */
  public int sessions() {
    return running.size();
  }

  private void accept() {
    ServerSocketChannel channel = door.channel();
    while (channel.isOpen()) {
      try {
        admit(channel.accept());
      } catch (ClosedChannelException | InterruptedException closing) {
        return;
      } catch (IOException | RuntimeException | Error failed) {
        // Out of memory or threads for a while: whoever stops accepting now never begins again.
        LOG.log(Level.WARNING, "no connection accepted at " + address(), failed);
        pause();
      }
    }
  }

  /** Out of descriptors, mostly: trying again at once would only burn time. */
  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private void admit(SocketChannel channel) throws IOException, InterruptedException {
    Wire wire = wire(channel);
    boolean placed = false;
    try {
      placed = places.tryAcquire(settings.patience().toNanos(), TimeUnit.NANOSECONDS);
      if (placed) {
        running.add(wire);
        threads.execute(() -> serve(wire));
        if (isClosing) {
          wire.stopWhenIdle();
        }
      } else {
        refuse(wire);
      }
    } catch (RejectedExecutionException closing) {
      release(wire);
    } catch (InterruptedException closing) {
      wire.close();
      throw closing;
    } catch (RuntimeException | Error fault) {
      abandon(wire, placed);
      throw fault;
    }
  }

  private void abandon(Wire wire, boolean placed) {
    if (placed) {
      release(wire);
    } else {
      wire.close();
    }
  }

  private Wire wire(SocketChannel channel) throws IOException {
    try {
      return Wire.accepted(channel, watchdog);
    } catch (IOException gone) {
      channel.close();
      throw gone;
    }
  }

  private void refuse(Wire wire) {
    LOG.log(Level.WARNING, "{0}: all {1} sessions are taken", address(), settings.sessions());
    try (wire) {
      service.refuse(wire);
    } catch (IOException gone) {
      LOG.log(Level.DEBUG, "a refused client went away", gone);
    }
  }

  private void serve(Wire wire) {
    try {
      service.serve(wire);
    } catch (IOException gone) {
      LOG.log(Level.DEBUG, "a connection ended: " + gone.getMessage());
    } catch (RuntimeException | Error fault) {
      LOG.log(Level.ERROR, "a session at " + address() + " broke", fault);
    } finally {
      release(wire);
    }
  }

  private void release(Wire wire) {
    wire.close();
    running.remove(wire);
    places.release();
  }

  /**
   * Accepts nothing more, ends idle sessions, waits for busy ones as long as the settings say, then
   * cuts them off.
   */
  @Override
  public void close() {
    isClosing = true;
    // Closing wakes the accepting thread. It is not interrupted: the JDK loses a connection that
    // is accepted in that moment, and its client would wait for a greeting that never comes.
    door.close();
    try {
      accepting.join(settings.patience().plusMillis(PAUSE_MILLIS).toMillis());
      running.forEach(Wire::stopWhenIdle);
      threads.shutdown();
      if (!threads.awaitTermination(settings.grace().toNanos(), TimeUnit.NANOSECONDS)) {
        cutOff();
      }
    } catch (InterruptedException hurry) {
      cutOff();
      Thread.currentThread().interrupt();
    } finally {
      watchdog.close();
    }
  }

  private void cutOff() {
    LOG.log(Level.WARNING, "{0}: {1} sessions cut off", address(), running.size());
    threads.shutdownNow();
    running.forEach(Wire::close);
  }
}
