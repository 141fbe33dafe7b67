package dev.signet.policy;

import dev.signet.entity.DomainName;
import java.util.List;
import java.util.function.Function;

/** What a look-up of a domain's policy came to. */
public sealed interface PolicyFinding {

  /** Whose policy was asked for. */
  DomainName domain();

  /** What to go by: the declared policy, or {@link DomainPolicy#UNDEFINED}. */
  default DomainPolicy policy() {
    return DomainPolicy.UNDEFINED;
  }

  /**
   * Exactly one policy record.
   *
   * @param isSecure by DNSSEC
   * @param isStale kept from earlier, because DNS cannot be asked now
   * @param warnings what was skipped in it, for a person
   */
  record Published(
      DomainName domain,
      DomainPolicy policy,
      boolean isSecure,
      boolean isStale,
      List<String> warnings)
      implements PolicyFinding {
    public Published {
      warnings = List.copyOf(warnings);
    }
  }

  /** There is no policy record. */
  record Absent(DomainName domain, boolean isSecure) implements PolicyFinding {}

  /** There is one, but it cannot be used: malformed, too large, or one of several (permerror). */
  record Unusable(DomainName domain, String because) implements PolicyFinding {}

  /** DNS gave no answer that counts: SERVFAIL, bogus DNSSEC, time-out (temperror). */
  record Unavailable(DomainName domain, String because) implements PolicyFinding {}

  /** Takes the finding apart. */
  default <T> T match(
      Function<Published, T> published,
      Function<Absent, T> absent,
      Function<Unusable, T> unusable,
      Function<Unavailable, T> unavailable) {
    if (this instanceof Published p) {
      return published.apply(p);
    }
    if (this instanceof Absent a) {
      return absent.apply(a);
    }
    if (this instanceof Unusable u) {
      return unusable.apply(u);
    }
    return unavailable.apply((Unavailable) this);
  }
}
