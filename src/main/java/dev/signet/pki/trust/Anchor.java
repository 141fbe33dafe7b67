package dev.signet.pki.trust;

import dev.signet.pki.certificate.Authority;
import dev.signet.pki.certificate.Certificate;

/**
 * A trust anchor of a policy: whom the operator trusts, and how far (RFC 5280 section 6.1.1(d)).
 */
public record Anchor(Authority authority, AnchorTerms terms) {

  public static Anchor of(Certificate certificate) {
    return new Anchor(Authority.of(certificate), AnchorTerms.PLAIN);
  }

  @Override
  public String toString() {
    return authority.toString();
  }
}
