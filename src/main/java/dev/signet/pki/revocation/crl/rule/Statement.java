package dev.signet.pki.revocation.crl.rule;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.revocation.Evidence;
import dev.signet.pki.revocation.crl.Crl;
import dev.signet.pki.revocation.crl.Entry;
import dev.signet.pki.revocation.crl.supply.HeldCrl;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A complete list, with a delta to it or alone (RFC 5280 section 5.2.4). */
record Statement(HeldCrl complete, Optional<HeldCrl> delta) {

  /** When it was true: the newer of the two speaks. */
  Instant madeAt() {
    Instant first = complete.list().thisUpdate();
    return delta.map(held -> held.list().thisUpdate()).filter(first::isBefore).orElse(first);
  }

  /** Until when one of its lists holds; empty when they do not say. */
  Optional<Instant> holdsUntil() {
    Optional<Instant> first = complete.list().nextUpdate();
    Optional<Instant> second = delta.flatMap(held -> held.list().nextUpdate());
    return first.isPresent() && second.filter(first.get()::isBefore).isPresent() ? second : first;
  }

  /** Why it is not of that time; it must have been made before (section 6.3.3(a)). */
  Optional<String> staleness(Instant at, Duration oldest) {
    Optional<Instant> end = holdsUntil();
    if (end.isPresent() && at.isAfter(end.get())) {
      return Optional.of("it is stale: it held until " + end.get() + ", the asked time is " + at);
    }
    return Duration.between(madeAt(), at).compareTo(oldest) > 0
        ? Optional.of(
            "it was made at " + madeAt() + ", longer before " + at + " than the policy allows")
        : Optional.empty();
  }

  /** The entry that counts: the delta's before the complete list's (section 6.3.3(i) to (k)). */
  Optional<Entry> entry(Certificate certificate) {
    return delta
        .flatMap(held -> held.list().entry(certificate))
        .or(() -> complete.list().entry(certificate))
        .filter(entry -> !entry.isLifted());
  }

  /** Whether it would list a revoked certificate that has expired then. */
  boolean keeps(Instant expiry) {
    return !expiry.isBefore(madeAt()) || (delta.isEmpty() && complete.list().keeps(expiry));
  }

  Evidence evidence() {
    Crl newest = delta.orElse(complete).list();
    return new Evidence(
        delta.isPresent() ? Evidence.Kind.LIST_AND_DELTA : Evidence.Kind.LIST,
        delta.map(held -> complete.origin() + " and " + held.origin()).orElse(complete.origin()),
        Optional.of(newest.fingerprint()),
        madeAt(),
        holdsUntil());
  }

  @Override
  public String toString() {
    return complete + delta.map(held -> " with " + held).orElse("");
  }
}
