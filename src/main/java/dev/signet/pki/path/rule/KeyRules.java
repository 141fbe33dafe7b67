package dev.signet.pki.path.rule;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.trust.Anchor;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Ground;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;

/** Keys and signature algorithms that the policy does not admit. */
final class KeyRules {

  private static final String INHERITED = "RFC 5280 6.1.4(e)";

  private KeyRules() {}

  static List<Ground> against(Certificate certificate, RuleContext context) {
    return inherited(certificate, context);
  }

  static List<Ground> againstAnchor(Anchor anchor, RuleContext context) {
    return List.of();
  }

  private static List<Ground> inherited(Certificate certificate, RuleContext context) {
    return !context.policy().rules().inheritedDsaParameters()
            && DsaParameters.areMissing(certificate.key())
        ? List.of(
            Ground.refuted(
                    Criterion.ISSUER_TRUST,
                    INHERITED,
                    Described.of(certificate)
                        + " takes the parameters of its DSA key from its issuer, which the policy"
                        + " does not admit.")
                .remediedBy("a certificate whose key states its own parameters"))
        : List.of();
  }

  /** What is against a whole chain of keys: one that nobody above gives parameters to. */
  static List<Ground> againstChain(CandidatePath path) {
    PublicKey working = path.anchor().authority().key();
    for (int i = path.below().size() - 1; i >= 0; i--) {
      Optional<PublicKey> next = DsaParameters.completed(path.below().get(i).key(), working);
      if (next.isEmpty()) {
        return List.of(
            Ground.refuted(
                Criterion.ISSUER_TRUST,
                INHERITED,
                Described.of(path.below().get(i))
                    + " has a DSA key without parameters, and its issuer has none to give."));
      }
      working = next.get();
    }
    return List.of();
  }
}
