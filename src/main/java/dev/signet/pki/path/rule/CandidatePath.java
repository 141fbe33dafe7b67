package dev.signet.pki.path.rule;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.trust.Anchor;
import java.util.List;

/**
 * A path from a certificate up to an anchor, about which nothing is known yet.
 *
 * @param below the certificates below the anchor, leaf first; the anchor's own when that is what
 *     was asked about
 * @param targetIsAnchor whether the asked certificate is the anchor itself, a path of length one
 */
public record CandidatePath(List<Certificate> below, Anchor anchor, boolean targetIsAnchor) {

  public CandidatePath {
    below = List.copyOf(below);
    if (below.isEmpty()) {
      throw new IllegalArgumentException("a path has at least the certificate that is asked about");
    }
  }

  /** The certificate that is asked about. */
  public Certificate leaf() {
    return below.get(0);
  }
}
