package dev.signet.pki.certificate;

import dev.signet.pki.name.DistinguishedName;
import java.security.PublicKey;
import java.util.Optional;

/**
 * Somebody who signs certificates: a name and a key (RFC 5280 section 6.1.1(d)), and the
 * certificate that says so when there is one.
 */
public record Authority(DistinguishedName name, PublicKey key, Optional<Certificate> certificate) {

  public static Authority of(Certificate certificate) {
    return new Authority(certificate.subject(), certificate.key(), Optional.of(certificate));
  }

  /** An authority that is known by name and key alone. */
  public static Authority bare(DistinguishedName name, PublicKey key) {
    return new Authority(name, key, Optional.empty());
  }

  /** Of the SubjectPublicKeyInfo. */
  public Fingerprint keyFingerprint() {
    return certificate.map(Certificate::keyFingerprint).orElseGet(() -> Fingerprint.of(key));
  }

  @Override
  public String toString() {
    return certificate.map(Certificate::toString).orElseGet(name::toString);
  }
}
