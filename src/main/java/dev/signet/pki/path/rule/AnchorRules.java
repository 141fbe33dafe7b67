package dev.signet.pki.path.rule;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.trust.Anchor;
import dev.signet.pki.trust.Ground;
import java.util.List;

/** What an anchor says against the certificates below it, as far as its terms let it (RFC 5937). */
public final class AnchorRules {

  private AnchorRules() {}

  /**
   * @param below every certificate below the anchor, leaf first
   */
  public static List<Ground> against(Anchor anchor, List<Certificate> below, RuleContext context) {
    return List.of();
  }
}
