package dev.signet.xkms.xml.keyinfo;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;

/** The elliptic curves that keys are read on (XML Signature 1.1 section 4.5.2.3.1, RFC 5480). */
public enum NamedCurve {
  P256(SECObjectIdentifiers.secp256r1, 256),
  P384(SECObjectIdentifiers.secp384r1, 384),
  P521(SECObjectIdentifiers.secp521r1, 521);

  private final ASN1ObjectIdentifier oid;
  private final int bits;

  NamedCurve(ASN1ObjectIdentifier oid, int bits) {
    this.oid = oid;
    this.bits = bits;
  }

  ASN1ObjectIdentifier oid() {
    return oid;
  }

  /** Octets of one coordinate. */
  int coordinate() {
    return (bits + 7) / 8;
  }

  String uri() {
    return "urn:oid:" + oid.getId();
  }

  static Optional<NamedCurve> ofUri(String uri) {
    return Arrays.stream(values()).filter(c -> c.uri().equals(uri)).findFirst();
  }

  static Optional<NamedCurve> ofOid(ASN1ObjectIdentifier oid) {
    return Arrays.stream(values()).filter(c -> c.oid.equals(oid)).findFirst();
  }

  /** The curve of a key that this house has imported, hence of a key with one of these curves. */
  public static Optional<NamedCurve> of(PublicKey key) {
    if (key instanceof ECPublicKey ec) {
      int size = ec.getParams().getCurve().getField().getFieldSize();
      return Arrays.stream(values()).filter(c -> c.bits == size).findFirst();
    }
    return Optional.empty();
  }
}
