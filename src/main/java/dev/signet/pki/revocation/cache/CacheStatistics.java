package dev.signet.pki.revocation.cache;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a cache did so far, and what it holds.
 *
 * @param hits questions that a kept answer was enough for
 * @param misses questions for which somebody had to be asked
 * @param stale questions for which only a stale answer was there
 * @param refreshes fetches that began before the kept answer was over
 * @param byHost the hosts asked last, by name
 */
public record CacheStatistics(
    long hits,
    long misses,
    long stale,
    long refreshes,
    int answers,
    long octets,
    Map<String, Host> byHost) {

  public CacheStatistics {
    byHost = Map.copyOf(byHost);
  }

  /** How it went with one host. */
  public record Host(
      long successes, long failures, Optional<Instant> lastSuccess, Optional<String> lastFailure) {

    static final Host NEW = new Host(0, 0, Optional.empty(), Optional.empty());

    Host succeeded(Instant when) {
      return new Host(successes + 1, failures, Optional.of(when), lastFailure);
    }

    Host failed(String because) {
      return new Host(successes, failures + 1, lastSuccess, Optional.of(because));
    }
  }
}
