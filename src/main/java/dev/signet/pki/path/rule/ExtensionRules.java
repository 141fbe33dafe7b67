package dev.signet.pki.path.rule;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.extension.Extension;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Ground;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.PolicyQualifierInfo;

/**
 * Extensions that must be understood and are not (RFC 5280 sections 4.2, 6.1.4(o), 6.1.5(f)).
 *
 * <p>One that says something about the path and cannot be read is refused, critical or not: a limit
 * that nobody can read must not be taken for none.
 */
final class ExtensionRules {

  private static final String POLICIES = "2.5.29.32";

  /**
   * Extensions that this room, or the room of revocation for the distribution points, acts upon.
   * Key identifiers and access locations are not among them: they are hints, and RFC 5280 forbids
   * to mark them critical.
   */
  private static final Set<String> PROCESSED =
      Set.of(
          "2.5.29.15", // key usage
          "2.5.29.17", // subject alternative name
          "2.5.29.19", // basic constraints
          "2.5.29.30", // name constraints
          "2.5.29.31", // CRL distribution points
          POLICIES,
          "2.5.29.33", // policy mappings
          "2.5.29.36", // policy constraints
          "2.5.29.37", // extended key usage
          "2.5.29.54"); // inhibit anyPolicy

  /**
   * One vendor's way to say what extended key usage says; like others, this verifier goes by that
   * alone where both are there.
   */
  private static final String APPLICATION_POLICIES = "1.3.6.1.4.1.311.21.10";

  /** Section by section, what is read for the path. */
  private static final Map<String, Function<Certificate, Extension<?>>> READ =
      Map.of(
          "4.2.1.3 key usage", Certificate::keyUsage,
          "4.2.1.4 certificate policies", Certificate::policies,
          "4.2.1.5 policy mappings", Certificate::policyMappings,
          "4.2.1.6 subject alternative name", Certificate::alternativeNames,
          "4.2.1.9 basic constraints", Certificate::basicConstraints,
          "4.2.1.10 name constraints", Certificate::nameConstraints,
          "4.2.1.11 policy constraints", Certificate::policyConstraints,
          "4.2.1.12 extended key usage", Certificate::extendedKeyUsage,
          "4.2.1.14 inhibit anyPolicy", Certificate::inhibitAnyPolicy);

  /** CPS pointer and user notice (RFC 5280 section 4.2.1.4). */
  private static final Set<String> KNOWN_QUALIFIERS =
      Set.of("1.3.6.1.5.5.7.2.1", "1.3.6.1.5.5.7.2.2");

  private ExtensionRules() {}

  static List<Ground> against(Certificate certificate, Place place) {
    List<Ground> against = new ArrayList<>(unknown(certificate, place));
    against.addAll(unreadable(certificate));
    against.addAll(qualified(certificate));
    return against;
  }

  private static List<Ground> unknown(Certificate certificate, Place place) {
    if (PROCESSED.containsAll(certificate.criticalExtensions())) {
      return List.of();
    }
    Set<String> unknown = new TreeSet<>(certificate.criticalExtensions());
    unknown.removeAll(PROCESSED);
    if (certificate.extendedKeyUsage().isPresent()) {
      unknown.remove(APPLICATION_POLICIES);
    }
    if (unknown.isEmpty()) {
      return List.of();
    }
    String rule = place == Place.LEAF ? "RFC 5280 6.1.5(f)" : "RFC 5280 6.1.4(o)";
    String what = " has critical extensions that are not known here: " + Described.some(unknown);
    return List.of(
        refuted(rule, certificate, what).remediedBy("a certificate without these extensions"));
  }

  private static List<Ground> unreadable(Certificate certificate) {
    List<Ground> against = new ArrayList<>();
    READ.forEach(
        (name, extension) ->
            extension
                .apply(certificate)
                .fault()
                .ifPresent(fault -> against.add(unreadable(certificate, name, fault))));
    return against;
  }

  private static Ground unreadable(Certificate certificate, String name, String fault) {
    int space = name.indexOf(' ');
    String what = name.substring(space + 1);
    return refuted(
            "RFC 5280 " + name.substring(0, space),
            certificate,
            " has " + what + " that cannot be read: " + Described.text(fault))
        .remediedBy("a certificate with well-formed " + what);
  }

  /** RFC 5280 section 4.2.1.4: critical policies are understood with their qualifiers or not. */
  private static List<Ground> qualified(Certificate certificate) {
    Extension<Set<String>> policies = certificate.policies();
    if (!policies.isCritical() || policies.fault().isPresent()) {
      return List.of();
    }
    Set<String> unknown = new TreeSet<>(qualifiers(certificate));
    unknown.removeAll(KNOWN_QUALIFIERS);
    return unknown.isEmpty()
        ? List.of()
        : List.of(
            refuted(
                    "RFC 5280 4.2.1.4",
                    certificate,
                    " has critical policies with unknown qualifiers: " + Described.some(unknown))
                .remediedBy("policies that are not critical, or without these qualifiers"));
  }

  /** Their identifiers; one that cannot be read is unknown too. */
  private static Set<String> qualifiers(Certificate certificate) {
    Set<String> found = new TreeSet<>();
    try {
      byte[] value = certificate.x509().getExtensionValue(POLICIES);
      byte[] content = ASN1OctetString.getInstance(value).getOctets();
      for (PolicyInformation one :
          CertificatePolicies.getInstance(content).getPolicyInformation()) {
        if (one.getPolicyQualifiers() != null) {
          one.getPolicyQualifiers()
              .forEach(
                  q ->
                      found.add(PolicyQualifierInfo.getInstance(q).getPolicyQualifierId().getId()));
        }
      }
    } catch (IllegalArgumentException | IllegalStateException broken) {
      found.add("unreadable");
    }
    return found;
  }

  private static Ground refuted(String rule, Certificate certificate, String what) {
    return Ground.refuted(Criterion.ISSUER_TRUST, rule, Described.of(certificate) + what + ".");
  }
}
