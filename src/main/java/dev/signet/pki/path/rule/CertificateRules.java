package dev.signet.pki.path.rule;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.trust.Ground;
import java.util.List;

/** What speaks against a certificate whatever path it stands in (RFC 5280 section 6.1). */
public final class CertificateRules {

  private CertificateRules() {}

  public static List<Ground> against(Certificate certificate, Place place, RuleContext context) {
    return List.of();
  }
}
