package dev.signet.pki.path.rule;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Ground;
import java.time.Instant;
import java.util.List;

/** RFC 5280 section 6.1.3(a)(2): the asked time lies in the validity, both ends included. */
public final class ValidityRules {

  static final String RULE = "RFC 5280 6.1.3(a)(2)";

  private ValidityRules() {}

  public static List<Ground> against(Certificate certificate, Instant at) {
    if (at.isBefore(certificate.notBefore())) {
      return List.of(
          refuted(
              certificate,
              " is valid from " + certificate.notBefore() + " only, and the asked time is " + at,
              "a question about a time from " + certificate.notBefore() + " on"));
    }
    if (at.isAfter(certificate.notAfter())) {
      return List.of(
          refuted(
              certificate,
              " expired at " + certificate.notAfter() + ", and the asked time is " + at,
              "a renewed certificate"));
    }
    return List.of();
  }

  private static Ground refuted(Certificate certificate, String what, String remedy) {
    return Ground.refuted(Criterion.VALIDITY_INTERVAL, RULE, Described.of(certificate) + what + ".")
        .remediedBy(remedy);
  }
}
