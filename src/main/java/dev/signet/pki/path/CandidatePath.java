package dev.signet.pki.path;

import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A path whose names and signatures fit up to an anchor, and about which nothing else is known yet.
 *
 * @param below the certificates below the anchor, leaf first; the anchor's own when that is what
 *     was asked about
 * @param targetIsAnchor whether the asked certificate is an anchor itself, a path of length one
 */
record CandidatePath(List<X509Certificate> below, TrustAnchor anchor, boolean targetIsAnchor) {

  CandidatePath {
    below = List.copyOf(below);
  }

  /** The path with the anchor's certificate at its end when that is known. */
  List<X509Certificate> whole() {
    if (targetIsAnchor || anchor.getTrustedCert() == null) {
      return below;
    }
    List<X509Certificate> all = new ArrayList<>(below);
    all.add(anchor.getTrustedCert());
    return List.copyOf(all);
  }

  /**
   * The certificate of whoever signed number {@code index} of the path; an anchor may be a bare
   * key.
   */
  Optional<X509Certificate> issuerOf(int index) {
    return index + 1 < below.size()
        ? Optional.of(below.get(index + 1))
        : Optional.ofNullable(anchor.getTrustedCert());
  }
}
