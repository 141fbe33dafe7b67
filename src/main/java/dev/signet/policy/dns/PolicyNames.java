package dev.signet.policy.dns;

import dev.signet.entity.DomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/** At which names a domain's declarations stand. */
final class PolicyNames {

  /** RFC 9989 section 4.10 asks no more often, and begins so far below the root. */
  private static final int MOST_QUESTIONS = 8;

  private PolicyNames() {}

  /** An absolute name; empty when it is longer than a name may be (RFC 1035 section 2.3.4). */
  static Optional<Name> absolute(String text) {
    try {
      return Optional.of(Name.fromString(text + "."));
    } catch (TextParseException tooLong) {
      return Optional.empty();
    }
  }

  /**
   * The domain and those above it, in the order of the tree walk of RFC 9989 section 4.10: from a
   * very deep name to its last seven labels, then one label less each time. Top-level domains are
   * left out, as nobody's mail comes from there.
   */
  static List<DomainName> upwards(DomainName domain) {
    List<DomainName> all = new ArrayList<>(List.of(domain));
    String[] labels = domain.value().split("\\.");
    int first = Math.max(1, labels.length - (MOST_QUESTIONS - 1));
    for (int from = first; from < labels.length - 1 && all.size() < MOST_QUESTIONS; from++) {
      all.add(DomainName.of(String.join(".", List.of(labels).subList(from, labels.length))));
    }
    return all;
  }
}
