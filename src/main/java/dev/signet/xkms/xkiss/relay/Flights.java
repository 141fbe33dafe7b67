package dev.signet.xkms.xkiss.relay;

import dev.signet.xkms.model.Octets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Questions on their way: the same question is asked once at a time, on a thread of its own, so
 * that who waits can stop waiting.
 */
final class Flights implements AutoCloseable {
  private static final int IDLE_SECONDS = 30;

  private final ConcurrentMap<Octets, Flight> flying = new ConcurrentHashMap<>();
  private final ThreadPoolExecutor threads;

  /**
   * @param most threads; there is no queue before them
   */
  Flights(int most) {
    this.threads =
        new ThreadPoolExecutor(
            0, most, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), Flights::thread);
  }

  /** One question on its way. */
  static final class Flight {
    private final CompletableFuture<Relayed> arrival = new CompletableFuture<>();

    /** Says what came of it; false if that was said already. */
    boolean land(Relayed what) {
      return arrival.complete(what);
    }
  }

  /**
   * Waits for the question if it is on its way, or sends it.
   *
   * @param work what to do on the other thread; it lands the flight
   * @param late what to do when the time is over; it lands the flight too
   */
  Relayed join(Octets handle, Consumer<Flight> work, Consumer<Flight> late, Duration patience) {
    Flight mine = new Flight();
    Flight flight = flying.putIfAbsent(handle, mine);
    if (flight == null) {
      flight = mine;
      send(handle, mine, work);
    }
    return landed(flight, late, patience);
  }

  private void send(Octets handle, Flight flight, Consumer<Flight> work) {
    try {
      threads.execute(() -> fly(handle, flight, work));
    } catch (RejectedExecutionException full) {
      flying.remove(handle, flight);
      flight.land(Relayed.nothing("not passed on: enough are on their way already"));
    }
  }

  /** A failure inside ends the thread, and must not leave anybody waiting. */
  private void fly(Octets handle, Flight flight, Consumer<Flight> work) {
    try {
      work.accept(flight);
    } finally {
      flying.remove(handle, flight);
      flight.land(Relayed.nothing("a failure inside"));
    }
  }

  private static Relayed landed(Flight flight, Consumer<Flight> late, Duration patience) {
    try {
      return flight.arrival.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException over) {
      late.accept(flight);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Relayed.nothing("interrupted while waiting");
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("a flight always lands", impossible);
    }
    return flight.arrival.getNow(Relayed.NOTHING);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "signet-relay");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
