package dev.signet.pki.path.rule;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.name.ClaimedNames;
import dev.signet.pki.name.NameConstraints;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Ground;
import java.util.ArrayList;
import java.util.List;

/**
 * Names: each issuer's is the subject's above (RFC 5280 section 6.1.3(a)(4)), and each name below
 * an authority keeps its constraints (sections 6.1.3(b) and (c), 6.1.4(g)).
 *
 * <p>The constraints of every authority above are looked at one by one, which admits the same names
 * as their intersection and union along the path do.
 */
final class NameRules {

  private static final String CONSTRAINED = "RFC 5280 6.1.3(b), (c)";

  private NameRules() {}

  /** RFC 5280 section 6.1.3(a)(4). */
  static List<Ground> againstChain(CandidatePath path) {
    List<Ground> against = new ArrayList<>();
    List<Certificate> below = path.below();
    for (int i = 0; i < below.size(); i++) {
      boolean last = i + 1 == below.size();
      if (!below
          .get(i)
          .issuer()
          .equals(last ? path.anchor().authority().name() : below.get(i + 1).subject())) {
        against.add(unchained(below.get(i)));
      }
    }
    return against;
  }

  private static Ground unchained(Certificate certificate) {
    return Ground.refuted(
        Criterion.ISSUER_TRUST,
        "RFC 5280 6.1.3(a)(4)",
        Described.of(certificate)
            + " was issued by "
            + Described.name(certificate.issuer())
            + ", which is not the name of the next authority in the path.");
  }

  /**
   * What an authority's name constraints say against the certificates below it: all but the
   * self-issued ones, and the leaf in any case.
   */
  static List<Ground> against(Certificate authority, List<Certificate> below) {
    if (!authority.nameConstraints().isPresent()) {
      return List.of();
    }
    List<Ground> against = new ArrayList<>();
    for (int i = 0; i < below.size(); i++) {
      if (i == 0 || !below.get(i).isSelfIssued()) {
        against.addAll(against(authority, below.get(i)));
      }
    }
    return against;
  }

  private static List<Ground> against(Certificate authority, Certificate certificate) {
    NameConstraints constraints =
        authority
            .nameConstraints()
            .value()
            .orElseGet(() -> new NameConstraints(List.of(), List.of()));
    ClaimedNames names =
        new ClaimedNames(
            certificate.subject(), certificate.alternativeNames().value().orElse(List.of()));
    if (constraints.exceedsLimit(names)) {
      return List.of(unlooked(authority, certificate));
    }
    List<String> reasons = constraints.against(names);
    return reasons.isEmpty() ? List.of() : List.of(beyond(authority, certificate, reasons));
  }

  private static Ground beyond(
      Certificate authority, Certificate certificate, List<String> reasons) {
    return Ground.refuted(
            Criterion.ISSUER_TRUST,
            CONSTRAINED,
            Described.of(certificate)
                + " has names that the name constraints of "
                + Described.of(authority)
                + " do not admit: "
                + String.join("; ", reasons.stream().map(Described::text).toList())
                + ".")
        .remediedBy("a certificate with other names, or from an issuer that may certify them");
  }

  private static Ground unlooked(Certificate authority, Certificate certificate) {
    return Ground.undetermined(
        Criterion.ISSUER_TRUST,
        CONSTRAINED,
        "The names of "
            + Described.of(certificate)
            + " were not held against the name constraints of "
            + Described.of(authority)
            + ": more than "
            + NameConstraints.MAX_COMPARISONS
            + " comparisons.");
  }
}
