package dev.signet.policy.memory;

import dev.signet.entity.DomainName;
import dev.signet.policy.PolicyFinding;
import dev.signet.policy.PolicyLookup;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers what was found; several who ask about one domain at once share one look-up. While DNS
 * gives no answer, the last known policy of a domain still counts, so that suppressing DNS does not
 * suppress it.
 */
public final class RememberedPolicies implements PolicyLookup {

  private final TimedLookup lookup;
  private final MemoryLimits limits;
  private final InstantSource clock;
  private final Tally tally = new Tally();
  private final Map<DomainName, CompletableFuture<PolicyFinding>> underWay =
      new ConcurrentHashMap<>();

  /** In the order of last use; guarded by itself. */
  private final LinkedHashMap<DomainName, Remembered> known = new LinkedHashMap<>(64, 0.75f, true);

  public RememberedPolicies(TimedLookup lookup, MemoryLimits limits, InstantSource clock) {
    this.lookup = lookup;
    this.limits = limits;
    this.clock = clock;
  }

  @Override
  public PolicyFinding of(DomainName domain) {
    PolicyFinding finding = recalled(domain).orElseGet(() -> together(domain));
    tally.answered(finding);
    return finding;
  }

  /** For metrics. */
  public MemoryStatistics statistics() {
    synchronized (known) {
      return tally.with(known.size());
    }
  }

  /** Forgets a domain, so that it is asked about anew. */
  public void forget(DomainName domain) {
    synchronized (known) {
      known.remove(domain);
    }
  }

  /** Writes the policies down that are known now. */
  public void keepIn(PolicyBook book) throws IOException {
    List<PolicyBook.Line> lines = new ArrayList<>();
    synchronized (known) {
      for (Remembered one : known.values()) {
        one.lastKnown().ifPresent(policy -> lines.add(new PolicyBook.Line(policy, one.until())));
      }
    }
    book.write(lines);
  }

  /** Takes up the policies that were written down earlier, as far as they still count. */
  public void recallFrom(PolicyBook book) throws IOException {
    Instant now = clock.instant();
    for (PolicyBook.Line line : book.read(limits.domains())) {
      KnownPolicy policy = line.policy();
      Instant latest = now.plus(limits.longest());
      boolean plausible = !policy.seen().isAfter(now) && !line.until().isAfter(latest);
      if (plausible && !policy.isOlderThan(limits.lastResort(), now)) {
        remember(
            policy.finding().domain(),
            new Remembered(policy.finding(), line.until(), Optional.of(policy)));
      }
    }
  }

  private Optional<PolicyFinding> recalled(DomainName domain) {
    Optional<PolicyFinding> finding =
        known(domain).filter(one -> one.isFresh(clock.instant())).map(Remembered::finding);
    finding.ifPresent(one -> tally.recalled());
    return finding;
  }

  private Optional<Remembered> known(DomainName domain) {
    synchronized (known) {
      return Optional.ofNullable(known.get(domain));
    }
  }

  private PolicyFinding together(DomainName domain) {
    CompletableFuture<PolicyFinding> mine = new CompletableFuture<>();
    CompletableFuture<PolicyFinding> theirs = underWay.putIfAbsent(domain, mine);
    if (theirs != null) {
      tally.shared();
      return theirs.join();
    }
    try {
      // Somebody may have finished between the look into the memory and here.
      mine.complete(recalled(domain).orElseGet(() -> learned(domain)));
      return mine.join();
    } finally {
      underWay.remove(domain);
      mine.complete(new PolicyFinding.Unavailable(domain, "the look-up failed"));
    }
  }

  private PolicyFinding learned(DomainName domain) {
    TimedFinding found = lookup.timed(domain);
    tally.asked(found.finding());
    Remembered now =
        found
            .finding()
            .match(
                published -> published(published, found),
                absent -> nothing(absent, found.ttl()),
                unusable -> nothing(unusable, found.ttl()),
                this::unavailable);
    remember(domain, now);
    return now.finding();
  }

  private Remembered published(PolicyFinding.Published published, TimedFinding found) {
    Instant now = clock.instant();
    return new Remembered(
        published,
        now.plus(limits.policyTime(found.ttl())),
        Optional.of(new KnownPolicy(published, found.text(), now)));
  }

  private Remembered nothing(PolicyFinding finding, Duration ttl) {
    return new Remembered(finding, clock.instant().plus(limits.absenceTime(ttl)), Optional.empty());
  }

  private Remembered unavailable(PolicyFinding.Unavailable finding) {
    Instant now = clock.instant();
    Optional<KnownPolicy> last =
        known(finding.domain())
            .flatMap(Remembered::lastKnown)
            .filter(policy -> !policy.isOlderThan(limits.lastResort(), now));
    PolicyFinding best = last.map(KnownPolicy::stale).orElse(finding);
    return new Remembered(best, now.plus(limits.pause()), last);
  }

  private void remember(DomainName domain, Remembered one) {
    synchronized (known) {
      known.put(domain, one);
      if (known.size() > limits.domains()) {
        DomainName eldest = known.keySet().iterator().next();
        known.remove(eldest);
      }
    }
  }
}
