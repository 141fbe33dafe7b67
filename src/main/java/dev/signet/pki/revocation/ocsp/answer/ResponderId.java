package dev.signet.pki.revocation.ocsp.answer;

import dev.signet.pki.Octets;
import dev.signet.pki.certificate.Authority;
import dev.signet.pki.name.DistinguishedName;

/** Who says that they have signed an answer (RFC 6960 section 4.2.1, ResponderID). */
public sealed interface ResponderId {

  /** Whether this may be that authority. */
  boolean isOf(Authority authority);

  /** By name. */
  record ByName(DistinguishedName name) implements ResponderId {
    @Override
    public boolean isOf(Authority authority) {
      return name.equals(authority.name());
    }

    @Override
    public String toString() {
      return "'" + name + "'";
    }
  }

  /** By the SHA-1 hash of the key. */
  record ByKey(Octets hash) implements ResponderId {
    @Override
    public boolean isOf(Authority authority) {
      return CertificateIdHash.SHA1.over(CertificateId.keyBits(authority)).equals(hash);
    }

    @Override
    public String toString() {
      return "the holder of key " + hash;
    }
  }
}
