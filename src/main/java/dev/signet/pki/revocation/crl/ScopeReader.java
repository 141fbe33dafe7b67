package dev.signet.pki.revocation.crl;

import dev.signet.pki.extension.PointReader;
import dev.signet.pki.name.DistinguishedName;
import dev.signet.pki.name.GeneralName;
import java.util.Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.x509.DistributionPointName;

/** The issuing distribution point from its encoding (RFC 5280 section 5.2.5). */
final class ScopeReader {

  private static final int NAME = 0xa0;
  private static final int FULL_NAME = 0xa0;
  private static final int RELATIVE_NAME = 0xa1;
  private static final int USERS = 0x81;
  private static final int AUTHORITIES = 0x82;
  private static final int REASONS = 0x83;
  private static final int INDIRECT = 0x84;
  private static final int ATTRIBUTES = 0x85;

  private ScopeReader() {}

  static Scope scope(DerReader value, DistinguishedName listIssuer) throws MalformedList {
    DerReader point = value.enter(DerReader.SEQUENCE);
    value.finish("the issuing distribution point");
    if (!point.hasMore()) {
      throw new MalformedList("the issuing distribution point is empty (RFC 5280 5.2.5)");
    }
    Set<GeneralName> names = point.isAt(NAME) ? names(point.enter(NAME), listIssuer) : Set.of();
    boolean users = flag(point, USERS);
    boolean authorities = flag(point, AUTHORITIES);
    ReasonMask reasons = point.isAt(REASONS) ? reasons(point.octets(REASONS)) : ReasonMask.ALL;
    boolean indirect = flag(point, INDIRECT);
    boolean attributes = flag(point, ATTRIBUTES);
    point.finish("the parts of the issuing distribution point");
    if (users && authorities || users && attributes || authorities && attributes) {
      throw new MalformedList("the list is for one kind only and for another (RFC 5280 5.2.5)");
    }
    return new Scope(names, users, authorities, attributes, reasons, indirect);
  }

  private static boolean flag(DerReader point, int tag) throws MalformedList {
    return point.isAt(tag) && DerValues.truth(point.enter(tag));
  }

  private static Set<GeneralName> names(DerReader choice, DistinguishedName issuer)
      throws MalformedList {
    if (!choice.isAt(FULL_NAME) && !choice.isAt(RELATIVE_NAME)) {
      throw new MalformedList("a distribution point name of an unknown form");
    }
    byte[] der = choice.element();
    choice.finish("the distribution point name");
    Set<GeneralName> names =
        DerValues.reading(
            () -> {
              DistributionPointName name =
                  DistributionPointName.getInstance(ASN1TaggedObject.getInstance(der));
              return PointName.of(
                  PointReader.fullName(name), PointReader.relativeName(name), issuer);
            });
    if (names.isEmpty()) {
      throw new MalformedList("a distribution point name without a name");
    }
    return names;
  }

  private static ReasonMask reasons(byte[] flags) throws MalformedList {
    if (flags.length == 0) {
      throw new MalformedList("reason flags without an octet");
    }
    return DerValues.reading(
        () ->
            ReasonMask.of(
                PointReader.reasons(
                    new DERBitString(
                        java.util.Arrays.copyOfRange(flags, 1, flags.length), flags[0]))));
  }
}
