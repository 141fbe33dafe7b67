package dev.signet.pki.path.rule;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.extension.BasicConstraints;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Ground;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** What an authority's own constraints say against the certificates below it. */
public final class IssuerRules {

  private IssuerRules() {}

  /**
   * Also what is against the issuer's key and the signature on the certificate directly below.
   *
   * @param below every certificate below the issuer, leaf first
   */
  public static List<Ground> against(
      Certificate issuer, List<Certificate> below, RuleContext context) {
    List<Ground> against = new ArrayList<>(constraints(issuer, below, context));
    against.addAll(KeyRules.againstSignature(below.get(below.size() - 1), issuer.key(), context));
    return against;
  }

  static List<Ground> constraints(
      Certificate issuer, List<Certificate> below, RuleContext context) {
    List<Ground> against = new ArrayList<>(length(issuer, below));
    against.addAll(NameRules.against(issuer, below));
    if (context.policy().rules().nestedUsage()) {
      against.addAll(PurposeRules.againstNested(issuer, context.purpose()));
    }
    return against;
  }

  /**
   * RFC 5280 sections 6.1.4(l) and (m): self-issued certificates do not count, nor does the leaf.
   */
  private static List<Ground> length(Certificate issuer, List<Certificate> below) {
    OptionalInt limit =
        issuer
            .basicConstraints()
            .value()
            .map(BasicConstraints::pathLength)
            .orElse(OptionalInt.empty());
    int intermediates = intermediates(below);
    return limit.isEmpty() || intermediates <= limit.getAsInt()
        ? List.of()
        : List.of(
            Ground.refuted(
                    Criterion.ISSUER_TRUST,
                    "RFC 5280 6.1.4(m)",
                    Described.of(issuer)
                        + " may have "
                        + limit.getAsInt()
                        + " authorities below it, and has "
                        + intermediates
                        + ".")
                .remediedBy("a certificate from an authority higher up"));
  }

  /** Authorities below an issuer that count for the length of a path. */
  static int intermediates(List<Certificate> below) {
    int found = 0;
    for (int i = 1; i < below.size(); i++) {
      found += below.get(i).isSelfIssued() ? 0 : 1;
    }
    return found;
  }
}
