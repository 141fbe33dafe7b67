package dev.signet.pki.path.rule;

import dev.signet.pki.algorithm.AlgorithmPolicy;
import dev.signet.pki.algorithm.SignatureAlgorithm;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Ground;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keys and signature algorithms that the policy does not admit. */
final class KeyRules {

  private static final String INHERITED = "RFC 5280 6.1.4(e)";

  private KeyRules() {}

  /**
   * What is against a certificate's own key. That of an authority is looked at with what it signed.
   */
  static List<Ground> against(Certificate certificate, Place place, RuleContext context) {
    List<Ground> against = new ArrayList<>(inherited(certificate, context));
    if (place == Place.LEAF && !DsaParameters.areMissing(certificate.key())) {
      AlgorithmPolicy admitted = context.policy().algorithms();
      for (String reason : admitted.against(certificate.key(), context.at())) {
        against.add(weak(Criterion.ISSUER_TRUST, certificate, "key", reason));
      }
    }
    return against;
  }

  /** What is against the algorithm of a certificate's signature and the key that made it. */
  static List<Ground> againstSignature(
      Certificate issued, PublicKey issuerKey, RuleContext context) {
    SignatureAlgorithm algorithm = SignatureAlgorithm.of(issued.x509());
    AlgorithmPolicy admitted = context.policy().algorithms();
    List<String> reasons =
        DsaParameters.areMissing(issuerKey)
            ? admitted.against(algorithm, context.at())
            : admitted.against(algorithm, issuerKey, context.at());
    List<Ground> against = new ArrayList<>(0);
    for (String reason : reasons) {
      against.add(weak(Criterion.SIGNATURE, issued, "signature", reason));
    }
    return against;
  }

  private static Ground weak(
      Criterion criterion, Certificate certificate, String what, String reason) {
    return Ground.refuted(
            criterion,
            "algorithm policy",
            "The "
                + what
                + " of "
                + Described.of(certificate)
                + " is not good enough: "
                + Described.text(reason)
                + ".")
        .remediedBy("a certificate with a stronger " + what);
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
