package dev.signet.pki.extension;

import dev.signet.pki.name.DistinguishedName;
import dev.signet.pki.name.GeneralName;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** Distribution points from their encoding (RFC 5280 section 4.2.1.13). */
public final class PointReader {

  /** The reason of each bit of ReasonFlags, in order. */
  private static final List<RevocationReason> FLAGS =
      List.of(
          RevocationReason.UNSPECIFIED,
          RevocationReason.KEY_COMPROMISE,
          RevocationReason.CA_COMPROMISE,
          RevocationReason.AFFILIATION_CHANGED,
          RevocationReason.SUPERSEDED,
          RevocationReason.CESSATION_OF_OPERATION,
          RevocationReason.CERTIFICATE_HOLD,
          RevocationReason.PRIVILEGE_WITHDRAWN,
          RevocationReason.AA_COMPROMISE);

  private PointReader() {}

  static DistributionPoint point(org.bouncycastle.asn1.x509.DistributionPoint point) {
    DistributionPointName name = point.getDistributionPoint();
    return new DistributionPoint(
        fullName(name),
        relativeName(name),
        point.getReasons() == null ? Set.of() : reasons(point.getReasons()),
        point.getCRLIssuer() == null ? List.of() : NameReader.names(point.getCRLIssuer()));
  }

  /** The full names of a point, empty when it has none. */
  public static List<GeneralName> fullName(DistributionPointName name) {
    return name != null && name.getType() == DistributionPointName.FULL_NAME
        ? NameReader.names(GeneralNames.getInstance(name.getName()))
        : List.of();
  }

  /** The relative name of a point, as a name of one part. */
  public static Optional<DistinguishedName> relativeName(DistributionPointName name) {
    return name != null && name.getType() == DistributionPointName.NAME_RELATIVE_TO_CRL_ISSUER
        ? Optional.of(
            NameReader.distinguished(new X500Name(new RDN[] {RDN.getInstance(name.getName())})))
        : Optional.empty();
  }

  /** The reasons that are set in ReasonFlags. */
  public static Set<RevocationReason> reasons(ASN1BitString flags) {
    byte[] octets = flags.getBytes();
    Set<RevocationReason> found = EnumSet.noneOf(RevocationReason.class);
    for (int at = 0; at < FLAGS.size(); at++) {
      if (at / 8 < octets.length && (octets[at / 8] & (0x80 >> (at % 8))) != 0) {
        found.add(FLAGS.get(at));
      }
    }
    return found;
  }
}
