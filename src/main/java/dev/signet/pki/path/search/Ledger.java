package dev.signet.pki.path.search;

import dev.signet.pki.fetch.FetchBudget;
import dev.signet.pki.trust.PathBudget;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What of a {@link PathBudget} one question has used, nested questions included, which may come
 * from the threads of those who look for evidence.
 */
public final class Ledger {

  /** As much as a pool of large revocation lists; each transfer has a smaller limit of its own. */
  private static final long MAX_OCTETS = 256L << 20;

  private final PathBudget limits;
  private final InstantSource clock;
  private final Instant begin;
  private final int allowedFetches;
  private final FetchBudget fetches;
  private int candidates;
  private int signatures;
  private Optional<String> exhausted = Optional.empty();

  /**
   * @param mayFetch whether anything may be fetched at all
   */
  public Ledger(PathBudget limits, InstantSource clock, boolean mayFetch) {
    this.limits = limits;
    this.clock = clock;
    this.begin = clock.instant();
    this.allowedFetches = mayFetch ? limits.maxFetches() : 0;
    this.fetches = new FetchBudget(allowedFetches, MAX_OCTETS, begin.plus(limits.time()));
  }

  synchronized boolean takeCandidate() {
    return take(
        candidates++ < limits.maxCandidates(), "after " + limits.maxCandidates() + " begun paths");
  }

  synchronized boolean takeSignature() {
    boolean allowed = signatures < limits.maxSignatureChecks();
    if (allowed) {
      signatures++;
    }
    return take(allowed, "after " + limits.maxSignatureChecks() + " signature checks");
  }

  /** Whether a path may have that many certificates below its anchor. */
  boolean allowsLength(int certificates) {
    return certificates <= limits.maxPathLength();
  }

  synchronized void lengthExceeded() {
    take(false, "at paths of " + limits.maxPathLength() + " certificates");
  }

  public synchronized boolean hasTime() {
    boolean left = clock.instant().isBefore(begin.plus(limits.time()));
    return take(left, "after " + limits.time().toMillis() + " ms");
  }

  /** What may still be fetched; nothing for askers that may not fetch. */
  public FetchBudget fetches() {
    return fetches;
  }

  /** Which limit left something untried, for a person. */
  public synchronized Optional<String> exhausted() {
    return exhausted;
  }

  public synchronized Spent spent() {
    long left = fetches.fetchesLeft();
    return new Spent(
        signatures,
        Math.min(candidates, limits.maxCandidates()),
        (int) Math.max(0, allowedFetches - left),
        Duration.between(begin, clock.instant()),
        limits,
        exhausted);
  }

  private boolean take(boolean allowed, String limit) {
    if (!allowed && exhausted.isEmpty()) {
      exhausted = Optional.of(limit);
    }
    return allowed;
  }
}
