package dev.signet.pki.path;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

  private static final int DIGITAL_SIGNATURE = 0;
  private static final int NON_REPUDIATION = 1;
  private static final int KEY_ENCIPHERMENT = 2;
  private static final int KEY_AGREEMENT = 4;

  /** What a purpose asks for: one of these usage bits, if any, and this extended usage. */
  private record Need(Set<Integer> oneOf, String bitNames, String extended, String extendedName) {}

  private static final Need MAIL = new Need(Set.of(), "", "1.3.6.1.5.5.7.3.4", "emailProtection");

  private static final Need SIGN_MAIL =
      new Need(
          Set.of(DIGITAL_SIGNATURE, NON_REPUDIATION),
          "digitalSignature or nonRepudiation",
          "1.3.6.1.5.5.7.3.4",
          "emailProtection");
  private static final Need ENCRYPT_MAIL =
      new Need(
          Set.of(KEY_ENCIPHERMENT, KEY_AGREEMENT),
          "keyEncipherment or keyAgreement",
          "1.3.6.1.5.5.7.3.4",
          "emailProtection");
  private static final Need TLS_SERVER =
      new Need(
          Set.of(DIGITAL_SIGNATURE, KEY_ENCIPHERMENT, KEY_AGREEMENT),
          "digitalSignature, keyEncipherment or keyAgreement",
          "1.3.6.1.5.5.7.3.1",
          "serverAuth");

  private PurposeRules() {}

  /**
   * Judges the first certificate wholly and its issuers (anchor excluded) by their extended usage.
   */
  static List<Ground> grounds(List<X509Certificate> certificates, Purpose purpose) {
    Optional<Need> need = need(purpose);
    if (need.isEmpty()) {
      return List.of(
          Ground.established(
              Criterion.KEY_USAGE, "RFC 5280 4.2.1.3", "No particular use was asked for."));
    }
    List<Ground> against = new ArrayList<>();
    keyUsage(certificates.get(0), need.get()).ifPresent(against::add);
    for (X509Certificate certificate : certificates) {
      extendedUsage(certificate, need.get()).ifPresent(against::add);
    }
    return against.isEmpty() ? List.of(allowed(certificates.get(0), purpose)) : against;
  }

  private static Optional<Need> need(Purpose purpose) {
    return switch (purpose) {
      case ANY -> Optional.empty();
      case MAIL -> Optional.of(MAIL);
      case SIGN_MAIL -> Optional.of(SIGN_MAIL);
      case ENCRYPT_MAIL -> Optional.of(ENCRYPT_MAIL);
      case TLS_SERVER -> Optional.of(TLS_SERVER);
    };
  }

  private static Ground allowed(X509Certificate leaf, Purpose purpose) {
    return Ground.established(
        Criterion.KEY_USAGE,
        "RFC 5280 4.2.1.3, 4.2.1.12",
        Described.of(leaf) + " may be used for " + purpose + ".");
  }

  private static Optional<Ground> keyUsage(X509Certificate leaf, Need need) {
    if (need.oneOf.isEmpty() || leaf.getExtensionValue(KEY_USAGE) == null) {
      return Optional.empty();
    }
    boolean[] bits = leaf.getKeyUsage();
    if (bits == null) {
      return Optional.of(unreadable(leaf, "RFC 5280 4.2.1.3", "key usage"));
    }
    return need.oneOf.stream().anyMatch(bit -> bits[bit])
        ? Optional.empty()
        : Optional.of(
            refuted("RFC 5280 4.2.1.3", leaf, "key usage does not include " + need.bitNames));
  }

  private static Optional<Ground> extendedUsage(X509Certificate certificate, Need need) {
    if (certificate.getExtensionValue(EXTENDED_KEY_USAGE) == null) {
      return Optional.empty();
    }
    try {
      List<String> uses = certificate.getExtendedKeyUsage();
      if (uses == null) {
        return Optional.of(unreadable(certificate, "RFC 5280 4.2.1.12", "extended key usage"));
      }
      return uses.contains(need.extended) || uses.contains(ANY_EXTENDED_USAGE)
          ? Optional.empty()
          : Optional.of(
              refuted(
                  "RFC 5280 4.2.1.12",
                  certificate,
                  "extended key usage does not include " + need.extendedName));
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
