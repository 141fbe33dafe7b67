package dev.signet.pki.path;

import dev.signet.pki.revocation.RevocationSource;
import dev.signet.pki.revocation.RevocationStatus;
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
      return new RevocationStatus.Unknown("the anchor is a bare key without a certificate");
    }
    try {
      return source.statusOf(candidate.below().get(index), issuer.get(), at);
    } catch (RuntimeException failed) {
      return new RevocationStatus.Unknown("the evidence could not be read: " + failed.getMessage());
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
            + revoked.reason()
            + ".");
  }

  private static Ground unknown(X509Certificate certificate, RevocationStatus.Unknown unknown) {
    return Ground.undetermined(
        Criterion.REVOCATION_STATUS,
        RULE,
        "Whether "
            + Described.of(certificate)
            + " was revoked is not known: "
            + Described.text(unknown.because())
            + ".");
  }

  private static Ground established(String rule, String because) {
    return Ground.established(Criterion.REVOCATION_STATUS, rule, because);
  }
}
