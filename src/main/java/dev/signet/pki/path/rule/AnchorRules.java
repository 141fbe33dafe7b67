package dev.signet.pki.path.rule;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.trust.Anchor;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Ground;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What an anchor says against the certificates below it, as far as its terms let it (RFC 5280
 * section 6.1.1(d), RFC 5937).
 *
 * <p>Its key is held to the policy's algorithms and its certificate to the policy's profile
 * whatever the terms are: those are the operator's own demands.
 */
public final class AnchorRules {

  private static final String ANCHOR = "RFC 5280 6.1.1(d)";

  private AnchorRules() {}

  /**
   * @param below every certificate below the anchor, leaf first
   */
  public static List<Ground> against(Anchor anchor, List<Certificate> below, RuleContext context) {
    List<Ground> against = new ArrayList<>();
    if (!anchor.terms().issues()) {
      against.add(pinned(anchor));
    }
    against.addAll(tooLong(below, context));
    against.addAll(
        KeyRules.againstSignature(below.get(below.size() - 1), anchor.authority().key(), context));
    anchor
        .authority()
        .certificate()
        .ifPresent(certificate -> against.addAll(certified(anchor, certificate, context)));
    if (anchor.terms().constrained()) {
      anchor
          .authority()
          .certificate()
          .ifPresent(certificate -> against.addAll(constraints(certificate, below, context)));
    }
    return against;
  }

  /** What a pinned anchor, asked about itself, has against it beside the rules for every leaf. */
  static List<Ground> againstItself(Anchor anchor) {
    return anchor.terms().isPinned()
        ? List.of()
        : List.of(
            Ground.refuted(
                    Criterion.ISSUER_TRUST,
                    ANCHOR,
                    Described.of(anchor) + " is trusted to issue, but not for itself.")
                .remediedBy("an anchor that is pinned in the trust policy"));
  }

  private static Ground pinned(Anchor anchor) {
    return Ground.refuted(
            Criterion.ISSUER_TRUST,
            ANCHOR,
            Described.of(anchor) + " is trusted for itself, but not to issue.")
        .remediedBy("an anchor that may issue in the trust policy");
  }

  private static List<Ground> certified(
      Anchor anchor, Certificate certificate, RuleContext context) {
    List<Ground> against = new ArrayList<>(ProfileRules.againstAnchor(certificate, context));
    if (anchor.terms().dated()) {
      against.addAll(ValidityRules.against(certificate, context.at()));
    }
    return against;
  }

  /** RFC 5937 section 3.2; what is said about policies is in {@link PolicyProcessing}. */
  private static List<Ground> constraints(
      Certificate certificate, List<Certificate> below, RuleContext context) {
    List<Ground> against = new ArrayList<>(ExtensionRules.against(certificate, Place.AUTHORITY));
    if (certificate.basicConstraints().isPresent() && !certificate.isAuthority()) {
      against.addAll(AuthorityRules.against(certificate));
    } else {
      against.addAll(AuthorityRules.notForSigning(certificate));
    }
    against.addAll(IssuerRules.constraints(certificate, below, context));
    return against;
  }

  private static List<Ground> tooLong(List<Certificate> below, RuleContext context) {
    OptionalInt most = context.policy().rules().maxIntermediates();
    int intermediates = IssuerRules.intermediates(below);
    return most.isEmpty() || intermediates <= most.getAsInt()
        ? List.of()
        : List.of(
            Ground.refuted(
                    Criterion.ISSUER_TRUST,
                    "trust policy",
                    "The path has "
                        + intermediates
                        + " authorities below its anchor, and the policy admits "
                        + most.getAsInt()
                        + ".")
                .remediedBy("a shorter path, or a trust policy that admits longer ones"));
  }
}
