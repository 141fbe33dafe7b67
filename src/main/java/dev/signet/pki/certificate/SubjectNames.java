package dev.signet.pki.certificate;

import dev.signet.entity.MailAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/** The names that a certificate claims for its subject (RFC 5280 sections 4.1.2.6 and 4.2.1.6). */
public final class SubjectNames {

  private SubjectNames() {}

  public static List<MailAddress> mailAddresses(X509Certificate certificate) {
    throw new UnsupportedOperationException("not built yet");
  }

  public static List<String> dnsNames(X509Certificate certificate) {
    throw new UnsupportedOperationException("not built yet");
  }

  public static List<String> uris(X509Certificate certificate) {
    throw new UnsupportedOperationException("not built yet");
  }

  public static List<String> ipAddresses(X509Certificate certificate) {
    throw new UnsupportedOperationException("not built yet");
  }

  public static X500Principal subject(X509Certificate certificate) {
    return certificate.getSubjectX500Principal();
  }
}
