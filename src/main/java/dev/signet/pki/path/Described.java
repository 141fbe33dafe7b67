package dev.signet.pki.path;

import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import javax.security.auth.x500.X500Principal;

/**
 * Certificates and names as the sentences of a verdict show them: short, and without control
 * characters.
 */
final class Described {

  private static final int MAX_NAME = 200;

  private Described() {}

  static String of(X509Certificate certificate) {
    return name(certificate.getSubjectX500Principal())
        + " (serial "
        + cut(certificate.getSerialNumber().toString(16), 40)
        + ")";
  }

  static String of(TrustAnchor anchor) {
    X509Certificate certificate = anchor.getTrustedCert();
    return certificate == null ? name(anchor.getCA()) : of(certificate);
  }

  static String name(X500Principal name) {
    String text = name.getName();
    return text.isEmpty() ? "a certificate without a subject name" : "'" + text(text) + "'";
  }

  /** Words of a stranger, made fit for a log line. */
  static String text(String strange) {
    return cut(strange, MAX_NAME).replaceAll("\\p{Cntrl}", "?");
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length) + "...";
  }
}
