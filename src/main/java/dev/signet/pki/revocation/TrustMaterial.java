package dev.signet.pki.revocation;

import dev.signet.pki.revocation.crl.Crl;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/** What a {@link TrustDirectory} held at one moment. */
public record TrustMaterial(
    Set<TrustAnchor> anchors, List<X509Certificate> intermediates, List<Crl> crls) {

  public TrustMaterial {
    anchors = Set.copyOf(anchors);
    intermediates = List.copyOf(intermediates);
    crls = List.copyOf(crls);
  }
}
