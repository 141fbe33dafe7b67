package dev.signet.pki.path.profile;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.extension.AuthorityKeyIdentifier;
import dev.signet.pki.name.GeneralName;
import dev.signet.pki.trust.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the CA/Browser Forum's Baseline Requirements for TLS servers (version 2) say beyond RFC
 * 5280, as far as one certificate shows it.
 *
 * <p>Public suffixes are not known here: a wildcard is refused directly below the top of the name
 * space only (section 3.2.2.6). That a server's certificate has alternative names at all shows when
 * it is asked about a host.
 */
public final class WebProfile {

  private static final String ANY_USAGE = "2.5.29.37.0";
  private static final String TLS_SERVER = "1.3.6.1.5.5.7.3.1";

  /** Code signing, time stamping, OCSP signing, any: never beside TLS (section 7.1.2.7.10). */
  private static final Set<String> FOREIGN_USES =
      Set.of("1.3.6.1.5.5.7.3.3", "1.3.6.1.5.5.7.3.8", "1.3.6.1.5.5.7.3.9", ANY_USAGE);

  private static final List<Duty> FOR_ALL =
      List.of(
          Duty.of(
              "BR 7.1.1",
              certificate -> certificate.x509().getVersion() != 3,
              "is not of version 3",
              "a certificate of version 3"),
          Duty.of(
              "BR 7.1.2.11.1",
              WebProfile::namesIssuerBySerial,
              "names its issuer's certificate in the authority key identifier",
              "an authority key identifier with a key identifier alone"),
          Duty.of(
              "BR 7.1.2.1.3",
              WebProfile::namesAnotherKey,
              "is self-issued and names another key as its issuer's",
              "an authority key identifier that is the subject key identifier"),
          Duty.of(
              "BR 6.1.5, 7.1.3.1",
              certificate -> !WebKeys.isGood(certificate.key()),
              "has a key that is neither RSA of at least 2048 bits and whole octets nor on P-256,"
                  + " P-384 or P-521 by name",
              "another key"));

  private static final List<Duty> FOR_LEAVES =
      List.of(
          Duty.of(
              "BR 7.1.2.7.8",
              Certificate::isAuthority,
              "is of an authority",
              "a certificate of a server alone"));

  private static final List<Duty> FOR_SERVERS =
      List.of(
          Duty.of(
              "BR 7.1.2.7.12",
              certificate -> !names(certificate).stream().allMatch(WebNames::isOfServer),
              "has alternative names that are no hosts",
              "alternative names that are host names and addresses alone"),
          Duty.of(
              "BR 3.2.2.6",
              certificate -> names(certificate).stream().anyMatch(WebNames::isForEverybody),
              "has a wildcard for a whole top-level domain",
              "a wildcard below one organization's domain"),
          Duty.of(
              "BR 7.1.4.3",
              certificate ->
                  !WebNames.commonNameIsCopied(certificate.subject(), names(certificate)),
              "has a common name that is not a copy of one alternative name",
              "a subject without common name"));

  private WebProfile() {}

  public static List<Breach> breachesOfLeaf(Certificate certificate, Purpose purpose) {
    List<Breach> breaches = new ArrayList<>(Duty.breaches(FOR_ALL, certificate));
    breaches.addAll(Duty.breaches(FOR_LEAVES, certificate));
    if (purpose.extended().orElse(TLS_SERVER).equals(TLS_SERVER)) {
      breaches.addAll(Duty.breaches(FOR_SERVERS, certificate));
    }
    Set<String> uses = certificate.extendedKeyUsage().value().orElse(Set.of());
    if (!uses.contains(purpose.extended().orElse(TLS_SERVER))) {
      breaches.add(
          new Breach(
              "BR 7.1.2.7.10",
              "does not name its extended key usage",
              "an extended key usage that names what the certificate is for"));
    }
    if (uses.stream().anyMatch(FOREIGN_USES::contains)) {
      breaches.add(
          new Breach(
              "BR 7.1.2.7.10",
              "has an extended key usage that does not go with TLS",
              "an extended key usage for TLS alone"));
    }
    return breaches;
  }

  /** What an issuer below the anchor broke: it has to say that it issues for the purpose. */
  public static List<Breach> breachesOfAuthority(Certificate certificate, Purpose purpose) {
    List<Breach> breaches = new ArrayList<>(breachesOfAnchor(certificate));
    boolean isAsked = purpose.extended().isPresent() || certificate.extendedKeyUsage().isPresent();
    Set<String> uses = certificate.extendedKeyUsage().value().orElse(Set.of());
    if (isAsked && !uses.contains(purpose.extended().orElse(TLS_SERVER))) {
      breaches.add(
          new Breach(
              "BR 7.1.2.10.6",
              "is of an authority that does not say that it issues for the purpose",
              "an authority with an extended key usage that names the purpose"));
    }
    return breaches;
  }

  public static List<Breach> breachesOfAnchor(Certificate certificate) {
    return Duty.breaches(FOR_ALL, certificate);
  }

  private static List<GeneralName> names(Certificate certificate) {
    return certificate.alternativeNames().value().orElse(List.of());
  }

  private static boolean namesIssuerBySerial(Certificate certificate) {
    return certificate
        .authorityKeyIdentifier()
        .value()
        .filter(wanted -> wanted.serialNumber().isPresent() || !wanted.issuer().isEmpty())
        .isPresent();
  }

  private static boolean namesAnotherKey(Certificate certificate) {
    return certificate.isSelfIssued()
        && certificate
            .authorityKeyIdentifier()
            .value()
            .flatMap(AuthorityKeyIdentifier::keyIdentifier)
            .filter(
                wanted ->
                    !certificate.subjectKeyIdentifier().value().filter(wanted::equals).isPresent())
            .isPresent();
  }
}
