package dev.signet.pki.path;

import dev.signet.pki.trust.PathBudget;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/**
 * Whom the operator trusts.
 *
 * @param intermediates certificates that may help to find a path; never a reason for trust
 */
public record TrustPolicy(
    String name, Set<TrustAnchor> anchors, List<X509Certificate> intermediates, PathBudget budget) {

  public TrustPolicy {
    anchors = Set.copyOf(anchors);
    intermediates = List.copyOf(intermediates);
  }
}
