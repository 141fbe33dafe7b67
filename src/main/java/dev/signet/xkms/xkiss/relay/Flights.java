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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

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

  /**
   * What came of a question.
   *
   * @param isGood whether the other side did its part
   */
  record Outcome(Relayed what, boolean isGood) {}

  /** One question: what is to be done, and who is told what came of it before the waiting go on. */
  record Order(Octets handle, Supplier<Outcome> work, Consumer<Outcome> settled) {}

  private record Flight(AtomicBoolean isSettled, CompletableFuture<Relayed> arrival) {}

  /** Waits for the question if it is on its way, or sends it. */
  Relayed join(Order order, Duration patience) {
    Flight mine = new Flight(new AtomicBoolean(), new CompletableFuture<>());
    Flight flight = flying.putIfAbsent(order.handle(), mine);
    if (flight == null) {
      flight = mine;
      send(order, mine);
    }
    return landed(order, flight, patience);
  }

  private void send(Order order, Flight flight) {
    try {
      threads.execute(() -> fly(order, flight));
    } catch (RejectedExecutionException full) {
      flying.remove(order.handle(), flight);
      flight.arrival().complete(Relayed.nothing("not passed on: enough are on their way already"));
    }
  }

  /** A failure inside ends the thread, and must not leave anybody waiting. */
  private void fly(Order order, Flight flight) {
    Outcome outcome = new Outcome(Relayed.nothing("a failure inside"), false);
    try {
      outcome = order.work().get();
    } finally {
      flying.remove(order.handle(), flight);
      settle(order, flight, outcome);
    }
  }

  /** Whoever comes first says what came of it: the other thread, or the one whose time is over. */
  private static void settle(Order order, Flight flight, Outcome outcome) {
    if (flight.isSettled().compareAndSet(false, true)) {
      order.settled().accept(outcome);
      flight.arrival().complete(outcome.what());
    }
  }

  private static Relayed landed(Order order, Flight flight, Duration patience) {
    Relayed late = Relayed.nothing("no answer within " + patience.toMillis() + " ms");
    try {
      return flight.arrival().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException over) {
      settle(order, flight, new Outcome(late, false));
      return flight.arrival().getNow(late);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Relayed.nothing("interrupted while waiting");
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("nobody completes it with a failure", impossible);
    }
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
