package dev.signet.pki.path;

import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/**
 * Whom the operator trusts, and how much proof is wanted.
 *
 * @param intermediates certificates that may help to find a path; never a reason for trust
 * @param revocationRequired whether a missing revocation answer leaves the verdict undetermined; a
 *     certificate that is known to be revoked is refuted either way
 */
public record TrustPolicy(
    String name,
    Set<TrustAnchor> anchors,
    List<X509Certificate> intermediates,
    PathBudget budget,
    boolean revocationRequired) {

  public TrustPolicy {
    anchors = Set.copyOf(anchors);
    intermediates = List.copyOf(intermediates);
  }
}
