package dev.signet.pki.path;

import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Ground;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * RFC 5280 section 6.1.3(a)(2): the asked time lies in the validity of each certificate below the
 * anchor.
 */
final class ValidityRules {

  private static final String RULE = "RFC 5280 6.1.3(a)(2)";

  private ValidityRules() {}

  static boolean holds(X509Certificate certificate, Instant at) {
    return !at.isBefore(certificate.getNotBefore().toInstant())
        && !at.isAfter(certificate.getNotAfter().toInstant());
  }

  /** One refutation per certificate out of its time, or one ground that all are in time. */
  static List<Ground> grounds(List<X509Certificate> certificates, Instant at) {
    List<Ground> refuted = new ArrayList<>();
    for (X509Certificate certificate : certificates) {
      if (!holds(certificate, at)) {
        refuted.add(Ground.refuted(Criterion.VALIDITY_INTERVAL, RULE, outOfTime(certificate, at)));
      }
    }
    return refuted.isEmpty() ? List.of(inTime(certificates, at)) : refuted;
  }

  private static Ground inTime(List<X509Certificate> certificates, Instant at) {
    String who =
        certificates.size() == 1
            ? Described.of(certificates.get(0)) + " is"
            : "all " + certificates.size() + " certificates below the anchor are";
    return Ground.established(Criterion.VALIDITY_INTERVAL, RULE, who + " valid at " + at + ".");
  }

  private static String outOfTime(X509Certificate certificate, Instant at) {
    Instant begin = certificate.getNotBefore().toInstant();
    return Described.of(certificate)
        + (at.isBefore(begin)
            ? " is valid from " + begin + " only, and the asked time is " + at + "."
            : " expired at "
                + certificate.getNotAfter().toInstant()
                + ", and the asked time is "
                + at
                + ".");
  }
}
