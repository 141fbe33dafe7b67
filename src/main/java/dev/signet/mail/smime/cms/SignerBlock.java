package dev.signet.mail.smime.cms;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * A SignerInfo taken apart (RFC 5652 section 5.3); its unsigned attributes are passed over, since
 * anybody may add some.
 *
 * @param issuer and serial number of the signer's certificate, or
 * @param keyIdentifier of it
 * @param misplaced whether an attribute that must be signed stands among the unsigned ones
 */
record SignerBlock(
    Optional<X500Principal> issuer,
    BigInteger serial,
    byte[] keyIdentifier,
    AlgorithmIdentifier digest,
    AlgorithmIdentifier algorithm,
    byte[] signature,
    Optional<ASN1Set> attributes,
    boolean misplaced) {

  /** RFC 5652 sections 11.1 to 11.3. */
  private static final Set<String> TO_BE_SIGNED =
      Set.of(
          SignedAttributes.CONTENT_TYPE,
          SignedAttributes.MESSAGE_DIGEST,
          SignedAttributes.SIGNING_TIME);

  static SignerBlock read(byte[] octets) throws MalformedCms {
    return Der.read(
        "SignerInfo", () -> of(Der.object(octets, "SignerInfo", SignerInfo::getInstance)));
  }

  private static SignerBlock of(SignerInfo info) throws IOException {
    Optional<IssuerAndSerialNumber> name =
        info.getSID().isTagged()
            ? Optional.empty()
            : Optional.of(IssuerAndSerialNumber.getInstance(info.getSID().getId()));
    byte[] identifier = info.getSID().isTagged() ? keyIdentifier(info) : new byte[0];
    return new SignerBlock(
        name.isPresent()
            ? Optional.of(new X500Principal(name.get().getName().getEncoded()))
            : Optional.empty(),
        name.map(n -> n.getSerialNumber().getValue()).orElse(BigInteger.ZERO),
        identifier,
        info.getDigestAlgorithm(),
        info.getDigestEncryptionAlgorithm(),
        info.getEncryptedDigest().getOctets(),
        Optional.ofNullable(info.getAuthenticatedAttributes()),
        isMisplaced(info.getUnauthenticatedAttributes()));
  }

  private static boolean isMisplaced(@Nullable ASN1Set unsigned) {
    boolean found = false;
    if (unsigned != null) {
      for (ASN1Encodable one : unsigned) {
        found |= TO_BE_SIGNED.contains(Attribute.getInstance(one).getAttrType().getId());
      }
    }
    return found;
  }

  private static byte[] keyIdentifier(SignerInfo info) {
    return info.getSID().getId() instanceof ASN1TaggedObject tagged
        ? ASN1OctetString.getInstance(tagged, false).getOctets()
        : ASN1OctetString.getInstance(info.getSID().getId()).getOctets();
  }

  /** The digest algorithm, if it is known. */
  Optional<Digest> knownDigest() {
    return Digest.of(digest.getAlgorithm().getId());
  }
}
