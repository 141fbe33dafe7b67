package dev.signet.pki.path;

import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Ground;
import dev.signet.pki.trust.Purpose;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Key usage and extended key usage against a purpose (RFC 5280 sections 4.2.1.3 and 4.2.1.12, RFC
 * 8550 section 4.4).
 *
 * <p>An extension that is absent restricts nothing; one that is present and unreadable leaves the
 * question undetermined. The extended key usage of issuers counts too, as in all major verifiers,
 * though RFC 5280 does not ask for it.
 */
final class PurposeRules {

  private static final String KEY_USAGE = "2.5.29.15";
  private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
  private static final String ANY_EXTENDED_USAGE = "2.5.29.37.0";

  private PurposeRules() {}

  /**
   * Judges the first certificate wholly and its issuers (anchor excluded) by their extended usage.
   */
  static List<Ground> grounds(List<X509Certificate> certificates, Purpose purpose) {
    if (purpose.equals(Purpose.ANY)) {
      return List.of(
          Ground.established(
              Criterion.KEY_USAGE, "RFC 5280 4.2.1.3", "No particular use was asked for."));
    }
    List<Ground> against = new ArrayList<>();
    keyUsage(certificates.get(0), purpose).ifPresent(against::add);
    for (X509Certificate certificate : certificates) {
      extendedUsage(certificate, purpose).ifPresent(against::add);
    }
    return against.isEmpty() ? List.of(allowed(certificates.get(0), purpose)) : against;
  }

  private static Ground allowed(X509Certificate leaf, Purpose purpose) {
    return Ground.established(
        Criterion.KEY_USAGE,
        "RFC 5280 4.2.1.3, 4.2.1.12",
        Described.of(leaf) + " may be used for " + purpose + ".");
  }

  private static Optional<Ground> keyUsage(X509Certificate leaf, Purpose need) {
    if (need.oneOf().isEmpty() || leaf.getExtensionValue(KEY_USAGE) == null) {
      return Optional.empty();
    }
    boolean[] bits = leaf.getKeyUsage();
    if (bits == null) {
      return Optional.of(unreadable(leaf, "RFC 5280 4.2.1.3", "key usage"));
    }
    return need.oneOf().stream().anyMatch(use -> bits[use.ordinal()])
        ? Optional.empty()
        : Optional.of(
            refuted("RFC 5280 4.2.1.3", leaf, "key usage does not include " + need.oneOf()));
  }

  private static Optional<Ground> extendedUsage(X509Certificate certificate, Purpose need) {
    if (certificate.getExtensionValue(EXTENDED_KEY_USAGE) == null) {
      return Optional.empty();
    }
    try {
      List<String> uses = certificate.getExtendedKeyUsage();
      if (uses == null) {
        return Optional.of(unreadable(certificate, "RFC 5280 4.2.1.12", "extended key usage"));
      }
      return uses.contains(need.extended().orElse(ANY_EXTENDED_USAGE))
              || uses.contains(ANY_EXTENDED_USAGE)
          ? Optional.empty()
          : Optional.of(
              refuted(
                  "RFC 5280 4.2.1.12",
                  certificate,
                  "extended key usage does not include "
                      + need.extended().orElse(ANY_EXTENDED_USAGE)));
    } catch (CertificateParsingException broken) {
      return Optional.of(unreadable(certificate, "RFC 5280 4.2.1.12", "extended key usage"));
    }
  }

  private static Ground refuted(String rule, X509Certificate certificate, String what) {
    return Ground.refuted(
        Criterion.KEY_USAGE, rule, Described.of(certificate) + ": its " + what + ".");
  }

  private static Ground unreadable(X509Certificate certificate, String rule, String what) {
    return Ground.undetermined(
        Criterion.KEY_USAGE,
        rule,
        Described.of(certificate) + ": its " + what + " cannot be read.");
  }
}
