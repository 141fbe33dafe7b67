package dev.signet.mail.memory;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values with an end, at most so many: where there is no room, the one unused for longest goes.
 * Safe for many threads.
 */
public final class Memory<K, V> {
  private final int room;
  private final InstantSource clock;
  private final Map<K, Kept<V>> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long hits;
  private long misses;
  private long evicted;

  /** A value and when it ends. */
  private record Kept<V>(V value, Instant until) {}

  /**
   * One entry, to be written down.
   *
   * @param until when it ends
   */
  public record Entry<K, V>(K key, V value, Instant until) {}

  /**
   * What a memory has done since it was made.
   *
   * @param evicted thrown out for want of room
   */
  public record Counts(int size, long hits, long misses, long evicted) {}

  public Memory(int room, InstantSource clock) {
    if (room < 1) {
      throw new IllegalArgumentException("a memory needs room for one value at least");
    }
    this.room = room;
    this.clock = clock;
  }

  /** The value, if it is there and has not ended. */
  public synchronized Optional<V> recall(K key) {
    Kept<V> found = kept.get(key);
    if (found != null && clock.instant().isBefore(found.until)) {
      hits++;
      return Optional.of(found.value);
    }
    kept.remove(key);
    misses++;
    return Optional.empty();
  }

  /** Keeps a value until then; one that ends now or earlier is not kept. */
  public synchronized void keep(K key, V value, Instant until) {
    if (!clock.instant().isBefore(until)) {
      kept.remove(key);
      return;
    }
    kept.put(key, new Kept<>(value, until));
    if (kept.size() > room) {
      kept.remove(kept.keySet().iterator().next());
      evicted++;
    }
  }

  public synchronized void forget(K key) {
    kept.remove(key);
  }

  public synchronized void clear() {
    kept.clear();
  }

  /** Everything that has not ended, the least used first. */
  public synchronized List<Entry<K, V>> entries() {
    Instant now = clock.instant();
    List<Entry<K, V>> all = new ArrayList<>();
    kept.forEach(
        (key, one) -> {
          if (now.isBefore(one.until)) {
            all.add(new Entry<>(key, one.value, one.until));
          }
        });
    return all;
  }

  public synchronized Counts counts() {
    return new Counts(kept.size(), hits, misses, evicted);
  }
}
