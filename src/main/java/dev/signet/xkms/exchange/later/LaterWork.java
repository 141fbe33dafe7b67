package dev.signet.xkms.exchange.later;

import dev.signet.xkms.exchange.Answer;
import dev.signet.xkms.exchange.Channel;
import dev.signet.xkms.exchange.later.notice.Notices;
import dev.signet.xkms.ledger.PendingEntry;
import dev.signet.xkms.ledger.PendingRequest;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.registry.RegistryUnavailable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Carries out, on this node, requests whose time has come.
 *
 * <p>A request is leased to one node at a time. A node that dies, or that the database does not
 * hear of for as long as a lease lasts, loses it to another, which begins anew: an operation may be
 * begun twice. That it changes something once only is not decided here but where it is changed, by
 * the message's Id and receipt, which is committed with the change.
 */
public final class LaterWork implements AutoCloseable {
  private static final Logger LOG = System.getLogger(LaterWork.class.getName());

  /** So long may the last look for requests take when the node ends. */
  private static final long LAST_LOOK = TimeUnit.SECONDS.toNanos(1);

  private final LaterParts parts;
  private final Keeping keeping;
  private final Notices notices;
  private final Runs runs;
  private final Semaphore places;
  private final Semaphore ownPlaces;
  private final ExecutorService threads = Executors.newCachedThreadPool(named("signet-later"));
  private final ScheduledExecutorService pulse =
      Executors.newSingleThreadScheduledExecutor(named("signet-later-pulse"));
  private volatile Runnable waker = () -> {};
  private final AtomicBoolean isAwake = new AtomicBoolean();
  private final AtomicBoolean isClosed = new AtomicBoolean();

  /**
   * Work at one node; nothing begins before {@link #start}.
   *
   * @param node names it in the database
   */
  public LaterWork(LaterParts parts, String node) {
    this.parts = parts;
    this.keeping = new Keeping(parts.sealing());
    this.notices = new Notices(parts.notifier(), parts.rules().notices());
    // No start of a node mistakes the leases of an earlier one for its own.
    String holder = Text.cut(node, 128) + "/" + UUID.randomUUID();
    this.runs = new Runs(parts, keeping, notices, holder);
    this.places = new Semaphore(parts.rules().pace().threads());
    this.ownPlaces = new Semaphore(parts.rules().pace().threads());
  }

  private static ThreadFactory named(String name) {
    return work -> {
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  LaterParts parts() {
    return parts;
  }

  Keeping keeping() {
    return keeping;
  }

  Runs runs() {
    return runs;
  }

  /**
   * Begins to look for requests.
   *
   * @param carryOut carries one out; a refusal is a result, an exception a reason to try again
   */
  public void start(Function<WaitingRequest, Result> carryOut) {
    long every = parts.rules().pace().every().toNanos();
    waker = () -> look(carryOut);
    pulse.scheduleWithFixedDelay(waker, 0, every, TimeUnit.NANOSECONDS);
  }

  /** Looks for requests now; there may be one. */
  void wake() {
    if (!isClosed.get() && isAwake.compareAndSet(false, true)) {
      try {
        pulse.execute(waker);
      } catch (RejectedExecutionException closed) {
        LOG.log(Level.DEBUG, "no more is begun: the node ends");
      }
    }
  }

  /** Forgets requests and results that have expired; says how many. To be called now and then. */
  public int tidy() {
    return parts.book().forget(runs.now());
  }

  /** What went wrong once may go well the next time; a timer forgets a task that throws. */
  private void look(Function<WaitingRequest, Result> carryOut) {
    isAwake.set(false);
    try {
      runs.tend();
      while (!isClosed.get() && places.tryAcquire()) {
        if (!isBegun(carryOut)) {
          return;
        }
      }
    } catch (RegistryUnavailable later) {
      LOG.log(Level.WARNING, "requests that wait go on waiting: {0}", later.getMessage());
    } catch (RuntimeException fault) {
      LOG.log(Level.ERROR, "requests that wait could not be looked for", fault);
    }
  }

  /** Takes the next request to the place that was acquired, or gives the place back. */
  private boolean isBegun(Function<WaitingRequest, Result> carryOut) {
    boolean isTaken = false;
    try {
      Optional<PendingEntry> entry = parts.book().claim(runs.lease(), runs.now());
      if (entry.isEmpty()) {
        return false;
      }
      Run run = run(entry.get(), carryOut);
      if (isWornOut(entry.get())) {
        return true;
      }
      isTaken = begin(run, places);
      if (isTaken) {
        runs.watch(run, entry.get().request(), entry.get().standing().attempts());
      } else {
        runs.giveBack(entry.get().request().ids().response());
      }
      return isTaken;
    } finally {
      if (!isTaken) {
        places.release();
      }
    }
  }

  /** A request that ended every node that tried it is tried no more. */
  private boolean isWornOut(PendingEntry entry) {
    int attempts = entry.standing().attempts() - 1;
    if (attempts < parts.rules().pace().attempts()) {
      return false;
    }
    runs.finishBare(entry.request(), Runs.FAILURE, "it was begun " + attempts + " times in vain");
    return true;
  }

  private Run run(PendingEntry entry, Function<WaitingRequest, Result> carryOut) {
    return new Run(
        progress -> Answer.of(carryOut.apply(waiting(entry, progress))), entry.standing().counts());
  }

  private WaitingRequest waiting(PendingEntry entry, Progress progress) {
    PendingRequest.Arrival arrival = entry.request().arrival();
    Channel channel =
        new Channel(
            arrival.confidential(),
            arrival.peer(),
            arrival.correlation(),
            arrival.certificate().map(Proof::certificate));
    return new WaitingRequest(
        arrival.policy(), keeping.message(entry), channel, entry.approvers(), progress);
  }

  /** Begins a run that a requestor waits for; false if there is no thread for it. */
  boolean isBegun(Run run) {
    if (!ownPlaces.tryAcquire()) {
      return false;
    }
    boolean isBegun = begin(run, ownPlaces);
    if (!isBegun) {
      ownPlaces.release();
    }
    return isBegun;
  }

  /** False if the node ends; the run does not begin then. */
  private boolean begin(Run run, Semaphore place) {
    try {
      threads.execute(
          () -> {
            try {
              run.run();
            } finally {
              place.release();
              wake();
            }
          });
      return true;
    } catch (RejectedExecutionException closed) {
      return false;
    }
  }

  /**
   * Begins nothing more, waits a while for what runs, and gives the rest back: another node, or the
   * next start of this one, carries it out.
   */
  @Override
  public void close() {
    if (!isClosed.compareAndSet(false, true)) {
      return;
    }
    pulse.shutdown();
    threads.shutdown();
    try {
      awaitEnd(parts.rules().pace().ending());
      runs.giveBack();
    } catch (RegistryUnavailable lost) {
      LOG.log(Level.WARNING, "requests wait until their leases end: {0}", lost.getMessage());
    } finally {
      notices.close();
    }
  }

  private void awaitEnd(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      boolean isOver = threads.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS);
      pulse.awaitTermination(
          Math.max(deadline - System.nanoTime(), LAST_LOOK), TimeUnit.NANOSECONDS);
      if (!isOver) {
        LOG.log(Level.INFO, "requests that still run are given back");
      }
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }
}
