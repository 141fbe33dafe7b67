package dev.signet.pki.path.search;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.extension.Extension;
import dev.signet.pki.extension.PolicyConstraints;
import dev.signet.pki.extension.PolicyMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the certificates of a begun path say about policies, as far as it can make a difference to
 * what an authority above them says (RFC 5280 section 6.1.3(d)).
 */
record PolicyHistory(List<Entry> entries) {

  /** What one certificate says. */
  record Entry(
      boolean selfIssued,
      Extension<Set<String>> policies,
      Extension<List<PolicyMapping>> mappings,
      Extension<PolicyConstraints> constraints,
      Extension<Integer> inhibitAny) {

    static Entry of(Certificate certificate) {
      return new Entry(
          certificate.isSelfIssued(),
          certificate.policies(),
          certificate.policyMappings(),
          certificate.policyConstraints(),
          certificate.inhibitAnyPolicy());
    }
  }

  static PolicyHistory of(PartialPath path) {
    List<Entry> entries = new ArrayList<>();
    for (Certificate certificate : path.certificates()) {
      entries.add(Entry.of(certificate));
    }
    return new PolicyHistory(entries);
  }
}
