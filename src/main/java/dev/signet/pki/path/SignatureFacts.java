package dev.signet.pki.path;

import dev.signet.pki.certificate.Remembered;
import dev.signet.pki.certificate.SignatureCheck;
import java.security.PublicKey;
import java.security.cert.X509Certificate;

/**
 * Whether a key has signed a certificate, checked once.
 *
 * <p>Only facts about authorities are remembered: there are few of them, they return in every path,
 * and strangers' leaves must not push them out.
 */
final class SignatureFacts {

  /** Far more authorities than one operator's anchors lead to. */
  private static final int REMEMBERED = 2048;

  private final Remembered<Link, Boolean> authorities = new Remembered<>(REMEMBERED);
  private final SignatureCheck signatures;

  SignatureFacts(SignatureCheck signatures) {
    this.signatures = signatures;
  }

  /** One question: did this key sign that certificate? */
  record Link(PublicKey issuerKey, X509Certificate certificate) {}

  boolean verifies(Link link) {
    if (link.certificate.getBasicConstraints() < 0) {
      return signatures.verifies(link.certificate, link.issuerKey);
    }
    return authorities.get(link).orElseGet(() -> checkAndRemember(link));
  }

  private boolean checkAndRemember(Link link) {
    boolean verified = signatures.verifies(link.certificate, link.issuerKey);
    authorities.put(link, verified);
    return verified;
  }
}
