package dev.signet.cli.judge;

import dev.signet.cli.judge.Judgement.Verdict;
import dev.signet.cli.judge.cases.CaseEntry;
import dev.signet.cli.judge.cases.PathCase;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Puts cases to a judge on several threads and hands the judgements out in the order of the cases.
 *
 * <p>A case never ends the run: one that takes too long is left undetermined, and so is one that
 * the judge stumbles over, which is a fault of the judge and says so.
 */
final class CaseRun implements AutoCloseable {
  private final Function<PathCase, Judgement> judge;
  private final Duration patience;
  private final int atOnce;
  private final ExecutorService workers;
  private final Queue<Pending> pending = new ArrayDeque<>();
  private final Consumer<Judgement> taker;

  private record Pending(String id, Future<Judgement> judgement) {}

  CaseRun(
      Function<PathCase, Judgement> judge,
      int threads,
      Duration patience,
      Consumer<Judgement> taker) {
    this.judge = judge;
    this.atOnce = threads;
    this.patience = patience;
    this.taker = taker;
    this.workers = Executors.newCachedThreadPool(CaseRun::thread);
  }

  /** Takes the next case; waits while as many as there are threads are being judged. */
  void take(CaseEntry entry) {
    if (pending.size() >= atOnce) {
      handOutOne();
    }
    pending.add(new Pending(entry.id(), workers.submit(() -> judged(entry))));
  }

  /** Hands out what is still being judged. */
  void finish() {
    while (!pending.isEmpty()) {
      handOutOne();
    }
  }

  private Judgement judged(CaseEntry entry) {
    long start = System.nanoTime();
    Judgement judgement =
        entry.match(
            judge,
            (id, because) ->
                Judgement.of(id, Verdict.UNDETERMINED, "the case cannot be read: " + because));
    return judgement.after(Duration.ofNanos(System.nanoTime() - start));
  }

  private void handOutOne() {
    Pending next = pending.remove();
    taker.accept(waitFor(next));
  }

  private Judgement waitFor(Pending next) {
    try {
      return next.judgement.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      next.judgement.cancel(true);
      String because = "not judged within " + patience.toSeconds() + " s (--case-timeout)";
      return Judgement.of(next.id, Verdict.UNDETERMINED, because).after(patience);
    } catch (ExecutionException fault) {
      return Judgement.of(
          next.id, Verdict.UNDETERMINED, "a fault in signet itself: " + fault.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Judgement.of(next.id, Verdict.UNDETERMINED, "the run was stopped");
    }
  }

  /** Daemons: a judge that ignores its interruption must not keep the program alive. */
  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "signet-judge");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
