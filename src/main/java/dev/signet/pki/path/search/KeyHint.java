package dev.signet.pki.path.search;

import dev.signet.pki.Octets;
import dev.signet.pki.certificate.Authority;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.extension.AuthorityKeyIdentifier;
import java.util.Optional;

/**
 * What key identifiers tell about an edge (RFC 4158 section 3.5.12): they put it first or last, and
 * are never a reason to take it or to leave it.
 */
enum KeyHint {
  /** The issued certificate names this very key. */
  SAME,
  /** One of both names no key. */
  NONE,
  /** It names another key. */
  OTHER;

  static KeyHint of(Authority issuer, Certificate issued) {
    Optional<Octets> wanted =
        issued.authorityKeyIdentifier().value().flatMap(AuthorityKeyIdentifier::keyIdentifier);
    Optional<Octets> own =
        issuer.certificate().flatMap(certificate -> certificate.subjectKeyIdentifier().value());
    if (wanted.isEmpty() || own.isEmpty()) {
      return NONE;
    }
    return wanted.equals(own) ? SAME : OTHER;
  }
}
