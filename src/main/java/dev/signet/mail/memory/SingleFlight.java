package dev.signet.mail.memory;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * One finds out, the others who ask the same meanwhile wait for it. It waits as long as the one
 * takes, so that one has to have a limit of its own.
 */
public final class SingleFlight<K, V> {
  private final Map<K, CompletableFuture<Optional<V>>> flights = new ConcurrentHashMap<>();
  private final AtomicLong joined = new AtomicLong();
  private final V failed;

  /**
   * @param failed what those who wait are told when the one who finds out fails, or when they are
   *     interrupted
   */
  public SingleFlight(V failed) {
    this.failed = failed;
  }

  /** Finds out, or waits for who is at it already; what it throws reaches its own caller only. */
  public V get(K key, Supplier<V> findOut) {
    CompletableFuture<Optional<V>> own = new CompletableFuture<>();
    CompletableFuture<Optional<V>> other = flights.putIfAbsent(key, own);
    return other == null ? lead(key, own, findOut) : follow(other);
  }

  /** How often somebody waited for another. */
  public long joined() {
    return joined.get();
  }

  private V lead(K key, CompletableFuture<Optional<V>> flight, Supplier<V> findOut) {
    try {
      V found = findOut.get();
      flight.complete(Optional.of(found));
      return found;
    } finally {
      flights.remove(key, flight);
      flight.complete(Optional.empty());
    }
  }

  private V follow(CompletableFuture<Optional<V>> flight) {
    joined.incrementAndGet();
    try {
      return flight.get().orElse(failed);
    } catch (ExecutionException impossible) {
      return failed;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return failed;
    }
  }
}
