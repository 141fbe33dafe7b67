package dev.signet.pki.revocation;

import java.security.Provider;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/** Revocation by a fixed set of revocation lists (RFC 5280 section 6.3). */
public final class CrlRevocation implements RevocationSource {

  public CrlRevocation(List<X509CRL> lists, Provider ecProvider) {}

  @Override
  public RevocationStatus statusOf(X509Certificate certificate, X509Certificate issuer, Instant at) {
    return new RevocationStatus.Unknown("not built yet");
  }
}
