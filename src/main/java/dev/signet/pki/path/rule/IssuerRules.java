package dev.signet.pki.path.rule;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.trust.Ground;
import java.util.List;

/** What an authority's own constraints say against the certificates below it. */
public final class IssuerRules {

  private IssuerRules() {}

  /**
   * @param below every certificate below the issuer, leaf first
   */
  public static List<Ground> against(
      Certificate issuer, List<Certificate> below, RuleContext context) {
    return List.of();
  }
}
