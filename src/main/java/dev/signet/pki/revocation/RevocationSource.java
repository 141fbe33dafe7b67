package dev.signet.pki.revocation;

import java.security.cert.X509Certificate;
import java.time.Instant;

/** Somebody who may know whether a certificate was withdrawn. */
public interface RevocationSource {

  /**
   * The status of {@code certificate} at {@code at}, by evidence that {@code issuer} stands behind.
   * The caller has already established that {@code issuer} signed the certificate. Never throws for
   * bad evidence: that is {@code Unknown}.
   */
  RevocationStatus statusOf(X509Certificate certificate, X509Certificate issuer, Instant at);
}
