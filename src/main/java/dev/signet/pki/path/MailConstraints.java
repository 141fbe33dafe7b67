package dev.signet.pki.path;

import dev.signet.entity.MailAddress;
import dev.signet.pki.certificate.SubjectNames;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;

/**
 * Name constraints on every mail address that {@link SubjectNames} finds (RFC 5280 section
 * 4.2.1.10, RFC 9598 section 6).
 *
 * <p>The platform's validator looks at rfc822Name alone, and at the subject only where there are no
 * alternative names; addresses are believed here wherever they stand. An anchor is held to what its
 * own certificate says about mail, which RFC 5280 leaves open.
 */
final class MailConstraints {
  private static final String NAME_CONSTRAINTS = "2.5.29.30";

  private MailConstraints() {}

  /** The first address of the leaf that an issuer or the anchor may not certify. */
  static Optional<MailAddress> broken(CandidatePath candidate) {
    List<byte[]> constraints = constraints(candidate);
    return constraints.isEmpty()
        ? Optional.empty()
        : SubjectNames.mailAddresses(candidate.below().get(0)).stream()
            .filter(address -> !constraints.stream().allMatch(one -> admits(one, address)))
            .findFirst();
  }

  /** The constraints that an anchor was given, else those that its certificate states. */
  private static Optional<byte[]> of(TrustAnchor anchor) {
    return Optional.ofNullable(anchor.getNameConstraints())
        .or(() -> Optional.ofNullable(anchor.getTrustedCert()).flatMap(MailConstraints::of));
  }

  private static Optional<byte[]> of(X509Certificate certificate) {
    return Optional.ofNullable(certificate.getExtensionValue(NAME_CONSTRAINTS))
        .map(value -> ASN1OctetString.getInstance(value).getOctets());
  }

  private static List<byte[]> constraints(CandidatePath candidate) {
    List<byte[]> found = new ArrayList<>();
    of(candidate.anchor()).ifPresent(found::add);
    candidate.below().stream().skip(1).forEach(issuer -> of(issuer).ifPresent(found::add));
    return found;
  }

  private static boolean admits(byte[] constraints, MailAddress address) {
    NameConstraints read = NameConstraints.getInstance(constraints);
    PKIXNameConstraintValidator validator = new PKIXNameConstraintValidator();
    if (read.getPermittedSubtrees() != null) {
      validator.intersectPermittedSubtree(read.getPermittedSubtrees());
    }
    if (read.getExcludedSubtrees() != null) {
      for (GeneralSubtree excluded : read.getExcludedSubtrees()) {
        validator.addExcludedSubtree(excluded);
      }
    }
    try {
      validator.checkPermittedEmail(address.toString());
      validator.checkExcludedEmail(address.toString());
      return true;
    } catch (NameConstraintValidatorException beyond) {
      return false;
    }
  }
}
