package dev.signet.xkms.exchange.later;

import dev.signet.xkms.exchange.Answer;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.ledger.PendingEntry;
import dev.signet.xkms.model.Result;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A request while this node carries it out. Its thread is never interrupted: an interrupted thread
 * closes the files of an embedded database for all.
 */
final class Run implements Runnable, Progress {
  private final CompletableFuture<Boolean> end = new CompletableFuture<>();
  private final Task task;
  private final long begun = System.nanoTime();
  private final AtomicBoolean isNew = new AtomicBoolean();
  private volatile PendingEntry.Counts counts;

  Run(LaterDesk.Work work, PendingEntry.Counts counts) {
    this.counts = counts;
    this.task = new Task(work);
  }

  private final class Task extends FutureTask<Answer<? extends Result>> {
    Task(LaterDesk.Work work) {
      super(() -> work.carryOut(Run.this));
    }

    @Override
    protected void done() {
      end.complete(true);
    }
  }

  @Override
  public void run() {
    task.run();
  }

  boolean hasEnded() {
    return end.isDone();
  }

  boolean isLongerThan(Duration time) {
    return System.nanoTime() - begun > time.toNanos();
  }

  /** Does this when the run has ended, at once if it has. */
  void whenEnded(Runnable then) {
    end.thenRun(then);
  }

  /** Waits for the end, so long at most; says whether it came. */
  boolean endsWithin(Duration patience) {
    try {
      return end.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException later) {
      return false;
    } catch (InterruptedException | ExecutionException stopped) {
      throw broken(stopped);
    }
  }

  /**
   * The answer; waits for it.
   *
   * @throws RuntimeException what the work threw
   */
  Answer<? extends Result> answer() throws Refused {
    try {
      return task.get();
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause();
      if (cause instanceof Refused refused) {
        throw refused;
      }
      throw cause instanceof RuntimeException fault ? fault : broken(failed);
    } catch (InterruptedException stopped) {
      throw broken(stopped);
    }
  }

  private static IllegalStateException broken(Exception stopped) {
    if (stopped instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    return new IllegalStateException("the request was not carried out to its end", stopped);
  }

  /** How far it is, if that changed since it was asked last. */
  Optional<PendingEntry.Counts> news() {
    return isNew.getAndSet(false) ? Optional.of(counts) : Optional.empty();
  }

  /** How far it is. */
  PendingEntry.Counts counts() {
    return counts;
  }

  @Override
  public void counted(int success, int failure, int pending) {
    counts = new PendingEntry.Counts(success, failure, pending);
    isNew.set(true);
  }
}
