package dev.signet.pki.revocation;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;

/** Which certificates a revocation list speaks about (RFC 5280 sections 5.2.4 and 5.2.5). */
final class CrlScope {

  private static final String ISSUING_DISTRIBUTION_POINT = "2.5.29.28";
  private static final String DELTA = "2.5.29.27";

  private final Optional<String> unusable;
  private final boolean onlyUsers;
  private final boolean onlyAuthorities;

  private CrlScope(Optional<String> unusable, boolean onlyUsers, boolean onlyAuthorities) {
    this.unusable = unusable;
    this.onlyUsers = onlyUsers;
    this.onlyAuthorities = onlyAuthorities;
  }

  static CrlScope of(X509CRL list) {
    Set<String> critical = list.getCriticalExtensionOIDs();
    if (list.getExtensionValue(DELTA) != null) {
      return unusable("the revocation list is a delta (RFC 5280 5.2.4)");
    }
    if (critical != null && !Set.of(ISSUING_DISTRIBUTION_POINT).containsAll(critical)) {
      return unusable("the revocation list has an unknown critical extension (RFC 5280 5.2)");
    }
    byte[] value = list.getExtensionValue(ISSUING_DISTRIBUTION_POINT);
    return value == null ? new CrlScope(Optional.empty(), false, false) : partition(value);
  }

  /** Why this list is no evidence about anybody. */
  Optional<String> unusable() {
    return unusable;
  }

  /** Why this list does not speak about that certificate. */
  Optional<String> excludes(X509Certificate certificate) {
    boolean authority = certificate.getBasicConstraints() >= 0;
    if (authority && onlyUsers) {
      return Optional.of("the revocation list covers end entities only (RFC 5280 6.3.3(b)(2))");
    }
    return !authority && onlyAuthorities
        ? Optional.of("the revocation list covers authorities only (RFC 5280 6.3.3(b)(2))")
        : Optional.empty();
  }

  private static CrlScope partition(byte[] extension) {
    try {
      byte[] value = ASN1OctetString.getInstance(extension).getOctets();
      IssuingDistributionPoint point = IssuingDistributionPoint.getInstance(value);
      if (isPartial(point)) {
        return unusable("the revocation list is indirect or covers one part only (RFC 5280 5.2.5)");
      }
      return new CrlScope(
          Optional.empty(), point.onlyContainsUserCerts(), point.onlyContainsCACerts());
    } catch (IllegalArgumentException | IllegalStateException broken) {
      return unusable("the revocation list's scope cannot be read (RFC 5280 5.2.5)");
    }
  }

  private static boolean isPartial(IssuingDistributionPoint point) {
    return point.isIndirectCRL()
        || point.onlyContainsAttributeCerts()
        || point.getOnlySomeReasons() != null
        || point.getDistributionPoint() != null;
  }

  private static CrlScope unusable(String because) {
    return new CrlScope(Optional.of(because), false, false);
  }
}
