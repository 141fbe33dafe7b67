package dev.signet.pki.path;

import dev.signet.entity.MailAddress;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Ground;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXReason;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;

/**
 * The rules of RFC 5280 section 6.1 other than signatures, validity and revocation, decided by the
 * platform's validator: names, constraints, policies, authority rights, unknown critical
 * extensions, forbidden algorithms.
 */
final class RfcRules {

  private static final String NAME_CONSTRAINTS = "2.5.29.30";

  private RfcRules() {}

  static Ground ground(CandidatePath candidate, Instant at) {
    String anchor = Described.of(candidate.anchor());
    if (candidate.targetIsAnchor()) {
      return Ground.established(
          Criterion.ISSUER_TRUST, "RFC 5280 6.1.1(d)", anchor + " is an anchor of the policy.");
    }
    Optional<Ground> unreadable = unreadableConstraints(candidate);
    if (unreadable.isPresent()) {
      return unreadable.get();
    }
    try {
      validate(candidate, at);
      Optional<MailAddress> beyond = MailConstraints.broken(candidate);
      return beyond.isPresent() ? beyond(candidate, beyond.get()) : kept(anchor);
    } catch (CertPathValidatorException broken) {
      return refuted(candidate, broken);
    } catch (GeneralSecurityException | RuntimeException unjudged) {
      return Ground.undetermined(
          Criterion.ISSUER_TRUST,
          "RFC 5280 6.1",
          "The path could not be judged: "
              + Described.text(String.valueOf(unjudged.getMessage()))
              + ".");
    }
  }

  private static Ground kept(String anchor) {
    return Ground.established(
        Criterion.ISSUER_TRUST,
        "RFC 5280 6.1",
        "The path leads to the anchor " + anchor + " and keeps its rules.");
  }

  private static Ground beyond(CandidatePath candidate, MailAddress address) {
    return Ground.refuted(
        Criterion.ISSUER_TRUST,
        "RFC 5280 4.2.1.10",
        Described.of(candidate.below().get(0))
            + " is for '"
            + Described.text(address.toString())
            + "', which the name constraints of an issuer do not admit.");
  }

  /**
   * The platform reads over name constraints that are broken and not critical; a constraint that
   * nobody can read must not be taken for none (RFC 5280 section 4.2.1.10).
   */
  private static Optional<Ground> unreadableConstraints(CandidatePath candidate) {
    return candidate.below().stream()
        .filter(certificate -> !constraintsAreReadable(certificate))
        .findFirst()
        .map(
            certificate ->
                Ground.refuted(
                    Criterion.ISSUER_TRUST,
                    "RFC 5280 4.2.1.10",
                    Described.of(certificate) + " has name constraints that cannot be read."));
  }

  private static boolean constraintsAreReadable(X509Certificate certificate) {
    byte[] extension = certificate.getExtensionValue(NAME_CONSTRAINTS);
    if (extension == null) {
      return true;
    }
    try {
      byte[] content = ASN1OctetString.getInstance(extension).getOctets();
      TrustAnchor trial =
          new TrustAnchor(
              certificate.getSubjectX500Principal(), certificate.getPublicKey(), content);
      return trial.getNameConstraints() != null;
    } catch (IllegalArgumentException | IllegalStateException broken) {
      return false;
    }
  }

  private static void validate(CandidatePath candidate, Instant at)
      throws GeneralSecurityException {
    PKIXParameters parameters = new PKIXParameters(Set.of(bare(candidate.anchor())));
    parameters.setRevocationEnabled(false);
    parameters.setPolicyQualifiersRejected(false);
    parameters.setDate(Date.from(at));
    CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(linked(candidate));
    CertPathValidator.getInstance("PKIX").validate(path, parameters);
  }

  /**
   * An anchor as name, key and constraints alone: the platform would also compare key identifiers,
   * which are but hints.
   */
  private static TrustAnchor bare(TrustAnchor anchor) {
    return new TrustAnchor(Anchors.name(anchor), Anchors.key(anchor), anchor.getNameConstraints());
  }

  private static List<X509Certificate> linked(CandidatePath candidate) {
    List<X509Certificate> below = candidate.below();
    List<X509Certificate> linked = new ArrayList<>();
    for (int i = 0; i < below.size(); i++) {
      PublicKey issuer =
          i + 1 < below.size() ? below.get(i + 1).getPublicKey() : Anchors.key(candidate.anchor());
      linked.add(new LinkedCertificate(below.get(i), issuer));
    }
    return linked;
  }

  private static Ground refuted(CandidatePath candidate, CertPathValidatorException broken) {
    int index = broken.getIndex();
    String who = index < 0 ? "The path" : Described.of(candidate.below().get(index));
    Criterion criterion =
        broken.getReason() == CertPathValidatorException.BasicReason.ALGORITHM_CONSTRAINED
            ? Criterion.SIGNATURE
            : Criterion.ISSUER_TRUST;
    return Ground.refuted(
        criterion,
        rule(broken.getReason()),
        who + " breaks a rule: " + Described.text(String.valueOf(broken.getMessage())) + ".");
  }

  private static String rule(CertPathValidatorException.Reason reason) {
    if (reason instanceof PKIXReason known) {
      return switch (known) {
        case NAME_CHAINING -> "RFC 5280 6.1.3(a)(4)";
        case INVALID_NAME -> "RFC 5280 6.1.3(b)";
        case INVALID_POLICY -> "RFC 5280 6.1.5(g)";
        case NOT_CA_CERT -> "RFC 5280 6.1.4(k)";
        case PATH_TOO_LONG -> "RFC 5280 6.1.4(m)";
        case INVALID_KEY_USAGE -> "RFC 5280 6.1.4(n)";
        case UNRECOGNIZED_CRIT_EXT -> "RFC 5280 6.1.4(o), 6.1.5(f)";
        case NO_TRUST_ANCHOR -> "RFC 5280 6.1.1(d)";
      };
    }
    return reason == CertPathValidatorException.BasicReason.ALGORITHM_CONSTRAINED
        ? "Java security property jdk.certpath.disabledAlgorithms"
        : "RFC 5280 6.1";
  }
}
