package dev.signet.pki.path.rule;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.extension.KeyUse;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Ground;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether a certificate lets its subject issue others (RFC 5280 sections 6.1.4(k) and (n)). */
final class AuthorityRules {

  private AuthorityRules() {}

  static List<Ground> against(Certificate certificate) {
    List<Ground> against = new ArrayList<>();
    if (certificate.x509().getVersion() < 3 || !certificate.isAuthority()) {
      against.add(noAuthority(certificate));
    }
    against.addAll(notForSigning(certificate));
    return against;
  }

  /** RFC 5280 section 6.1.4(k); nothing else makes a certificate of version 1 or 2 an authority. */
  private static Ground noAuthority(Certificate certificate) {
    String why =
        certificate.basicConstraints().isPresent()
            ? "its basic constraints do not say so"
            : "it has no basic constraints";
    return refuted("RFC 5280 6.1.4(k)", certificate, " is no certification authority: " + why)
        .remediedBy("an issuer's certificate with cA set in its basic constraints");
  }

  /** RFC 5280 section 6.1.4(n). */
  static List<Ground> notForSigning(Certificate certificate) {
    Set<KeyUse> uses = certificate.keyUsage().value().orElse(Set.of(KeyUse.KEY_CERT_SIGN));
    return uses.contains(KeyUse.KEY_CERT_SIGN)
        ? List.of()
        : List.of(
            refuted(
                    "RFC 5280 6.1.4(n)",
                    certificate,
                    " may not sign certificates: its key usage lacks keyCertSign")
                .remediedBy("an issuer's certificate with keyCertSign in its key usage"));
  }

  private static Ground refuted(String rule, Certificate certificate, String what) {
    return Ground.refuted(Criterion.ISSUER_TRUST, rule, Described.of(certificate) + what + ".");
  }
}
