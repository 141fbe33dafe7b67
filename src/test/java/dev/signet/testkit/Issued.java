package dev.signet.testkit;

import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;

/** A certificate minted for a test, with its key. */
public record Issued(KeyPair keys, X509Certificate certificate) {

  public byte[] der() {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
