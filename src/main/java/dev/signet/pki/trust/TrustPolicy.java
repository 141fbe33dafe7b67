package dev.signet.pki.trust;

import dev.signet.pki.algorithm.AlgorithmPolicy;
import dev.signet.pki.certificate.Certificate;
import java.util.List;

/**
 * Whom the operator trusts, and on which terms.
 *
 * @param pool certificates that may help to find a path; never a reason for trust
 */
public record TrustPolicy(
    String name,
    List<Anchor> anchors,
    List<Certificate> pool,
    PathRules rules,
    AlgorithmPolicy algorithms,
    RevocationPolicy revocation,
    DiscoveryPolicy discovery,
    PathBudget budget) {

  public TrustPolicy {
    anchors = List.copyOf(anchors);
    pool = List.copyOf(pool);
  }

  /** Whether it trusts nobody, so that nothing can be Valid under it. */
  public boolean isEmpty() {
    return anchors.isEmpty();
  }
}
