package dev.signet.pki.path;

import dev.signet.pki.certificate.Fingerprint;
import java.security.PublicKey;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/** The trust anchors of a policy, found by name (RFC 5280 section 6.1.1(d)). */
final class Anchors {

  private final Map<X500Principal, List<TrustAnchor>> byName = new HashMap<>();

  Anchors(Set<TrustAnchor> anchors) {
    List<TrustAnchor> ordered = new ArrayList<>(anchors);
    ordered.sort(Comparator.comparing(anchor -> Fingerprint.of(key(anchor))));
    for (TrustAnchor anchor : ordered) {
      byName.computeIfAbsent(name(anchor), none -> new ArrayList<>()).add(anchor);
    }
  }

  List<TrustAnchor> named(X500Principal name) {
    return byName.getOrDefault(name, List.of());
  }

  static X500Principal name(TrustAnchor anchor) {
    X509Certificate certificate = anchor.getTrustedCert();
    return certificate == null ? anchor.getCA() : certificate.getSubjectX500Principal();
  }

  static PublicKey key(TrustAnchor anchor) {
    X509Certificate certificate = anchor.getTrustedCert();
    return certificate == null ? anchor.getCAPublicKey() : certificate.getPublicKey();
  }
}
