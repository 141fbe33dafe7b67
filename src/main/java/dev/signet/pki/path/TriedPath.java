package dev.signet.pki.path;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.trust.Finding;
import dev.signet.pki.trust.Ground;
import java.util.List;

/**
 * One path that was judged.
 *
 * @param certificates leaf first, the anchor's last when it is known
 * @param anchor where it ends, for a person
 */
public record TriedPath(List<Certificate> certificates, String anchor, List<Ground> grounds) {

  public TriedPath {
    certificates = List.copyOf(certificates);
    grounds = List.copyOf(grounds);
  }

  /** What was found about the path as a whole: the worst of its grounds. */
  public Finding outcome() {
    if (has(Finding.REFUTED)) {
      return Finding.REFUTED;
    }
    return has(Finding.UNDETERMINED) ? Finding.UNDETERMINED : Finding.ESTABLISHED;
  }

  private boolean has(Finding finding) {
    return grounds.stream().anyMatch(ground -> ground.finding() == finding);
  }
}
