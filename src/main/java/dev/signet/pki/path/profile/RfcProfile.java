package dev.signet.pki.path.profile;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.extension.AuthorityKeyIdentifier;
import dev.signet.pki.extension.BasicConstraints;
import dev.signet.pki.extension.Extension;
import dev.signet.pki.extension.KeyUse;
import dev.signet.pki.extension.PolicyConstraints;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What RFC 5280 section 4 says that conforming authorities MUST do, as far as it can be seen. */
public final class RfcProfile {

  /** RFC 5280 section 4.1.2.2. */
  private static final int MAX_SERIAL_OCTETS = 20;

  private static final List<Duty> FOR_ALL =
      List.of(
          Duty.of(
              "RFC 5280 4.1.2.2",
              certificate -> certificate.serialNumber().signum() <= 0,
              "has a serial number that is not positive",
              "a positive serial number"),
          Duty.of(
              "RFC 5280 4.1.2.2",
              certificate -> certificate.serialNumber().toByteArray().length > MAX_SERIAL_OCTETS,
              "has a serial number of more than 20 octets",
              "a shorter serial number"),
          Duty.of(
              "RFC 5280 4.1.2.4",
              certificate -> certificate.issuer().isEmpty(),
              "has no issuer name",
              "an issuer with a name"),
          Duty.of(
              "RFC 5280 4.1.2.6, 4.2.1.6",
              certificate ->
                  certificate.subject().isEmpty() && !certificate.alternativeNames().isCritical(),
              "has no subject name and no critical alternative name",
              "a subject alternative name that is critical"),
          Duty.of(
              "RFC 5280 4.1.2.8",
              certificate ->
                  certificate.x509().getIssuerUniqueID() != null
                      || certificate.x509().getSubjectUniqueID() != null,
              "has a unique identifier",
              "a certificate without unique identifiers"),
          Duty.of(
              "RFC 5280 4.2.1.1",
              certificate -> !certificate.isSelfIssued() && namesNoKey(certificate),
              "has no key identifier of its issuer",
              "an authority key identifier with a key identifier"),
          uncritical("4.2.1.1", "authority key identifier", Certificate::authorityKeyIdentifier),
          uncritical("4.2.1.2", "subject key identifier", Certificate::subjectKeyIdentifier),
          Duty.of(
              "RFC 5280 4.2.1.3",
              certificate -> certificate.keyUsage().value().filter(Set::isEmpty).isPresent(),
              "has a key usage without any use",
              "a key usage with at least one use"),
          Duty.of(
              "RFC 5280 4.2.1.9",
              certificate -> signs(certificate) && !certificate.isAuthority(),
              "may sign certificates by its key usage, but is no authority",
              "a key usage without keyCertSign, or cA in the basic constraints"),
          Duty.of(
              "RFC 5280 4.2.1.9",
              certificate -> hasLength(certificate) && !mayHaveLength(certificate),
              "limits the path below it, but is no authority that signs certificates",
              "basic constraints without a path length"),
          Duty.of(
              "RFC 5280 4.2.1.10",
              certificate ->
                  certificate.nameConstraints().isPresent() && !certificate.isAuthority(),
              "has name constraints, but is no authority",
              "a certificate without name constraints"),
          critical("4.2.1.10", "name constraints", Certificate::nameConstraints),
          Duty.of(
              "RFC 5280 4.2.1.10",
              certificate ->
                  certificate
                      .nameConstraints()
                      .value()
                      .filter(constraints -> !constraints.irregularities().isEmpty())
                      .isPresent(),
              "has irregular name constraints",
              "name constraints of well-formed subtrees"),
          critical("4.2.1.11", "policy constraints", Certificate::policyConstraints),
          Duty.of(
              "RFC 5280 4.2.1.11",
              certificate ->
                  certificate.policyConstraints().value().filter(RfcProfile::isEmpty).isPresent(),
              "has policy constraints that say nothing",
              "policy constraints with a limit, or none"),
          critical("4.2.1.14", "inhibit anyPolicy", Certificate::inhibitAnyPolicy),
          uncritical("4.2.1.15", "freshest CRL", Certificate::freshestCrl),
          uncritical("4.2.2.1", "authority information access", Certificate::authorityAccess),
          uncritical("4.2.2.2", "subject information access", Certificate::subjectAccess));

  /** Those that say nothing about the path; the rules of the path refuse the others themselves. */
  private static final List<Duty> READABLE =
      List.of(
          readable("4.2.1.1", "authority key identifier", Certificate::authorityKeyIdentifier),
          readable("4.2.1.2", "subject key identifier", Certificate::subjectKeyIdentifier),
          readable("4.2.1.13", "CRL distribution points", Certificate::crlDistributionPoints),
          readable("4.2.1.15", "freshest CRL", Certificate::freshestCrl),
          readable("4.2.2.1", "authority information access", Certificate::authorityAccess),
          readable("4.2.2.2", "subject information access", Certificate::subjectAccess));

  private static final List<Duty> FOR_AUTHORITIES =
      List.of(
          Duty.of(
              "RFC 5280 4.1.2.6",
              certificate -> certificate.subject().isEmpty(),
              "is of an authority without a name",
              "an authority with a subject name"),
          Duty.of(
              "RFC 5280 4.2.1.2",
              certificate -> certificate.subjectKeyIdentifier().value().isEmpty(),
              "is of an authority and has no subject key identifier",
              "a subject key identifier"),
          Duty.of(
              "RFC 5280 4.2.1.3",
              certificate -> !certificate.keyUsage().isPresent(),
              "is of an authority and has no key usage",
              "a key usage with keyCertSign"),
          Duty.of(
              "RFC 5280 4.2.1.9",
              certificate -> !certificate.basicConstraints().isPresent(),
              "is of an authority and has no basic constraints",
              "basic constraints with cA"),
          critical("4.2.1.9", "basic constraints", Certificate::basicConstraints));

  private RfcProfile() {}

  public static List<Breach> breachesOfLeaf(Certificate certificate) {
    return certificate.isAuthority()
        ? breachesOfAuthority(certificate)
        : breachesOfAnybody(certificate);
  }

  public static List<Breach> breachesOfAuthority(Certificate certificate) {
    List<Breach> breaches = new ArrayList<>(breachesOfAnybody(certificate));
    breaches.addAll(Duty.breaches(FOR_AUTHORITIES, certificate));
    return breaches;
  }

  private static List<Breach> breachesOfAnybody(Certificate certificate) {
    List<Breach> breaches = new ArrayList<>(Duty.breaches(FOR_ALL, certificate));
    breaches.addAll(Duty.breaches(READABLE, certificate));
    return breaches;
  }

  private static Duty readable(
      String section, String name, Function<Certificate, Extension<?>> extension) {
    return Duty.of(
        "RFC 5280 " + section,
        certificate -> extension.apply(certificate).fault().isPresent(),
        "has " + name + " that cannot be read",
        "well-formed " + name);
  }

  private static Duty critical(
      String section, String name, Function<Certificate, Extension<?>> extension) {
    return Duty.of(
        "RFC 5280 " + section,
        certificate ->
            extension.apply(certificate).isPresent() && !extension.apply(certificate).isCritical(),
        "has " + name + ", not marked critical",
        name + " marked critical");
  }

  private static Duty uncritical(
      String section, String name, Function<Certificate, Extension<?>> extension) {
    return Duty.of(
        "RFC 5280 " + section,
        certificate -> extension.apply(certificate).isCritical(),
        "has a critical " + name,
        name + " marked not critical");
  }

  private static boolean namesNoKey(Certificate certificate) {
    return certificate
        .authorityKeyIdentifier()
        .value()
        .flatMap(AuthorityKeyIdentifier::keyIdentifier)
        .isEmpty();
  }

  private static boolean signs(Certificate certificate) {
    return certificate
        .keyUsage()
        .value()
        .filter(uses -> uses.contains(KeyUse.KEY_CERT_SIGN))
        .isPresent();
  }

  private static boolean hasLength(Certificate certificate) {
    return certificate
        .basicConstraints()
        .value()
        .map(BasicConstraints::pathLength)
        .filter(length -> length.isPresent())
        .isPresent();
  }

  private static boolean mayHaveLength(Certificate certificate) {
    return certificate.isAuthority() && (signs(certificate) || !certificate.keyUsage().isPresent());
  }

  private static boolean isEmpty(PolicyConstraints constraints) {
    return constraints.requireExplicit().isEmpty() && constraints.inhibitMapping().isEmpty();
  }
}
