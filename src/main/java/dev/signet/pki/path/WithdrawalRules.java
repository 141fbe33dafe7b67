package dev.signet.pki.path;

import dev.signet.pki.certificate.Authority;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.revocation.OfferedEvidence;
import dev.signet.pki.revocation.RevocationQuestion;
import dev.signet.pki.revocation.RevocationSource;
import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Ground;
import dev.signet.pki.trust.RevocationPolicy;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** RFC 5280 section 6.1.3(a)(3): no certificate below the anchor was revoked at the asked time. */
final class WithdrawalRules {

  private static final String RULE = "RFC 5280 6.1.3(a)(3)";

  private final RevocationSource source;

  WithdrawalRules(RevocationSource source) {
    this.source = source;
  }

  List<Ground> grounds(CandidatePath candidate, Instant at) {
    if (candidate.targetIsAnchor()) {
      return List.of(
          established(
              RULE,
              "Nobody revokes an anchor; the operator withdraws it by taking it out of the policy."));
    }
    List<Ground> against = new ArrayList<>();
    for (int i = 0; i < candidate.below().size(); i++) {
      against(candidate, i, at).ifPresent(against::add);
    }
    if (!against.isEmpty()) {
      return against;
    }
    return List.of(
        established(
            RULE,
            "None of the "
                + candidate.below().size()
                + " certificates was revoked at "
                + at
                + "."));
  }

  private Optional<Ground> against(CandidatePath candidate, int index, Instant at) {
    X509Certificate certificate = candidate.below().get(index);
    return status(candidate, index, at)
        .match(
            good -> Optional.empty(),
            revoked -> Optional.of(revoked(certificate, revoked)),
            unknown -> Optional.of(unknown(certificate, unknown)));
  }

  private RevocationStatus status(CandidatePath candidate, int index, Instant at) {
    Optional<X509Certificate> issuer = candidate.issuerOf(index);
    if (issuer.isEmpty()) {
      return RevocationStatus.Unknown.because("the anchor is a bare key without a certificate");
    }
    try {
      return source.statusOf(
          new RevocationQuestion(
              Certificate.of(candidate.below().get(index)),
              Authority.of(Certificate.of(issuer.get())),
              at,
              RevocationPolicy.DEFAULT,
              (signer, when) ->
                  Ground.undetermined(Criterion.ISSUER_TRUST, RULE, "nobody else is asked"),
              OfferedEvidence.NONE));
    } catch (RuntimeException failed) {
      return RevocationStatus.Unknown.because(
          "the evidence could not be read: " + failed.getMessage());
    }
  }

  private static Ground revoked(X509Certificate certificate, RevocationStatus.Revoked revoked) {
    return Ground.refuted(
        Criterion.REVOCATION_STATUS,
        RULE,
        Described.of(certificate)
            + " was revoked at "
            + revoked.since()
            + ", reason "
            + revoked.reason().word()
            + ".");
  }

  private static Ground unknown(X509Certificate certificate, RevocationStatus.Unknown unknown) {
    return Ground.undetermined(
        Criterion.REVOCATION_STATUS,
        RULE,
        "Whether "
            + Described.of(certificate)
            + " was revoked is not known: "
            + Described.text(String.join("; ", unknown.because()))
            + ".");
  }

  private static Ground established(String rule, String because) {
    return Ground.established(Criterion.REVOCATION_STATUS, rule, because);
  }
}
