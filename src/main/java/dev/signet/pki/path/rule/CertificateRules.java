package dev.signet.pki.path.rule;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.trust.Ground;
import java.util.ArrayList;
import java.util.List;

/**
 * What speaks against a certificate whatever path it stands in: validity, extensions, its key, the
 * right to issue, the issuers' duties of the policy's profile.
 */
public final class CertificateRules {

  private CertificateRules() {}

  public static List<Ground> against(Certificate certificate, Place place, RuleContext context) {
    List<Ground> against = new ArrayList<>(ValidityRules.against(certificate, context.at()));
    against.addAll(ExtensionRules.against(certificate, place));
    against.addAll(KeyRules.against(certificate, place, context));
    if (place == Place.AUTHORITY) {
      against.addAll(AuthorityRules.against(certificate));
    }
    against.addAll(ProfileRules.against(certificate, place, context));
    return against;
  }
}
