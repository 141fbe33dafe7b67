package dev.signet.pki.revocation.cache;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts what happens to questions and hosts. Safe for many threads. */
public final class CacheCounters {

  /** Hosts that are counted; certificates name them, so that strangers could make up any number. */
  private static final int MOST_HOSTS = 1_000;

  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final LongAdder stale = new LongAdder();
  private final LongAdder refreshes = new LongAdder();
  private final Map<String, CacheStatistics.Host> hosts =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CacheStatistics.Host> eldest) {
          return size() > MOST_HOSTS;
        }
      };

  public void hit() {
    hits.increment();
  }

  public void miss() {
    misses.increment();
  }

  public void stale() {
    stale.increment();
  }

  public void refresh() {
    refreshes.increment();
  }

  public synchronized void succeeded(String host, Instant when) {
    hosts.put(host, hosts.getOrDefault(host, CacheStatistics.Host.NEW).succeeded(when));
  }

  public synchronized void failed(String host, String because) {
    hosts.put(host, hosts.getOrDefault(host, CacheStatistics.Host.NEW).failed(because));
  }

  /** The counts so far, with the size of that cache. */
  public synchronized CacheStatistics of(AnswerCache cache) {
    return new CacheStatistics(
        hits.sum(),
        misses.sum(),
        stale.sum(),
        refreshes.sum(),
        cache.answers(),
        cache.octets(),
        hosts);
  }
}
