package dev.signet.pki.revocation.cache;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * Fetches under way: whoever asks for the same joins the one that runs, and a host that is slow
 * holds a few of the threads and not all of them. Safe for many threads; has none of its own.
 */
public final class SharedFetches<K, V> {

  private final Executor executor;
  private final int perHost;
  private final Map<K, CompletableFuture<V>> running = new HashMap<>();
  private final Map<String, Integer> busy = new HashMap<>();

  /**
   * @param executor runs the fetches; what it refuses is not fetched
   * @param perHost fetches from one host at the same time
   */
  public SharedFetches(Executor executor, int perHost) {
    this.executor = executor;
    this.perHost = perHost;
  }

  /** The fetch of that, begun now if it is not under way; empty when it cannot begin. */
  public Optional<CompletableFuture<V>> fetch(K what, String host, Supplier<V> work) {
    CompletableFuture<V> mine = new CompletableFuture<>();
    synchronized (this) {
      CompletableFuture<V> theirs = running.get(what);
      if (theirs != null) {
        return Optional.of(theirs);
      }
      if (busy.getOrDefault(host, 0) >= perHost) {
        return Optional.empty();
      }
      running.put(what, mine);
      busy.merge(host, 1, Integer::sum);
    }
    return begin(mine, work, () -> end(what, host)) ? Optional.of(mine) : Optional.empty();
  }

  public synchronized int underWay() {
    return running.size();
  }

  private boolean begin(CompletableFuture<V> fetch, Supplier<V> work, Runnable end) {
    try {
      executor.execute(() -> run(fetch, work, end));
      return true;
    } catch (RejectedExecutionException full) {
      end.run();
      // Somebody may have joined in the meantime.
      fetch.cancel(false);
      return false;
    }
  }

  private static <V> void run(CompletableFuture<V> fetch, Supplier<V> work, Runnable end) {
    try {
      V fetched = work.get();
      end.run();
      fetch.complete(fetched);
    } catch (RuntimeException | Error broken) {
      end.run();
      fetch.completeExceptionally(broken);
    }
  }

  private synchronized void end(K what, String host) {
    running.remove(what);
    int left = busy.getOrDefault(host, 0) - 1;
    if (left > 0) {
      busy.put(host, left);
    } else {
      busy.remove(host);
    }
  }
}
