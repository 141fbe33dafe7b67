package dev.signet.pki.issuance;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** A private key and the certificate of its public half. */
public record KeyAndCertificate(PrivateKey key, X509Certificate certificate) {

  /** Shows the certificate only. */
  @Override
  public String toString() {
    return "KeyAndCertificate[" + certificate.getSubjectX500Principal() + "]";
  }
}
