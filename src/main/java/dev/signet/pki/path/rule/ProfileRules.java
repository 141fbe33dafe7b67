package dev.signet.pki.path.rule;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.path.profile.Breach;
import dev.signet.pki.path.profile.RfcProfile;
import dev.signet.pki.path.profile.WebProfile;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Ground;
import dev.signet.pki.trust.PathRules.Profile;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The duties of issuers, as far as the policy looks at them. */
final class ProfileRules {

  private ProfileRules() {}

  static List<Ground> against(Certificate certificate, Place place, RuleContext context) {
    return place == Place.LEAF ? leaf(certificate, context) : authority(certificate, context);
  }

  static List<Ground> againstAnchor(Certificate certificate, RuleContext context) {
    return grounds(
        certificate,
        of(context, () -> RfcProfile.breachesOfAuthority(certificate)),
        ofWeb(context, () -> WebProfile.breachesOfAnchor(certificate)));
  }

  private static List<Ground> leaf(Certificate certificate, RuleContext context) {
    return grounds(
        certificate,
        of(context, () -> RfcProfile.breachesOfLeaf(certificate)),
        ofWeb(context, () -> WebProfile.breachesOfLeaf(certificate, context.purpose())));
  }

  private static List<Ground> authority(Certificate certificate, RuleContext context) {
    return grounds(
        certificate,
        of(context, () -> RfcProfile.breachesOfAuthority(certificate)),
        ofWeb(context, () -> WebProfile.breachesOfAuthority(certificate, context.purpose())));
  }

  private static List<Breach> of(RuleContext context, Supplier<List<Breach>> breaches) {
    return context.policy().rules().profile() == Profile.BASIC ? List.of() : breaches.get();
  }

  private static List<Breach> ofWeb(RuleContext context, Supplier<List<Breach>> breaches) {
    return context.policy().rules().profile() == Profile.WEB ? breaches.get() : List.of();
  }

  private static List<Ground> grounds(
      Certificate certificate, List<Breach> strict, List<Breach> web) {
    return strict.isEmpty() && web.isEmpty()
        ? List.of()
        : Stream.concat(strict.stream(), web.stream())
            .map(breach -> ground(certificate, breach))
            .toList();
  }

  private static Ground ground(Certificate certificate, Breach breach) {
    return Ground.refuted(
            Criterion.ISSUER_TRUST,
            breach.rule(),
            Described.of(certificate) + " " + Described.text(breach.what()) + ".")
        .remediedBy(breach.remedy());
  }
}
