package dev.signet.mail.smime.cms;

import dev.signet.mail.smime.SignatureOrigin;
import dev.signet.mail.smime.SignatureOrigin.Maker;
import dev.signet.mail.smime.origin.OriginAttribute;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAlgorithmProtection;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * What a signer signed beside the content (RFC 5652 section 11, RFC 5035, RFC 6211, RFC 3183, RFC
 * 2634).
 *
 * @param der the set, as the signature covers it (RFC 5652 section 5.4)
 * @param contentType of the signed content
 * @param certificates that the signer says are its own, the first being that of the key
 */
record SignedAttributes(
    byte[] der,
    String contentType,
    byte[] messageDigest,
    Optional<Instant> signingTime,
    List<CertificateReference> certificates,
    Optional<CMSAlgorithmProtection> protection,
    Optional<SignatureOrigin> origin,
    boolean isDomainSignature,
    boolean wantsReceipt) {

  static final String CONTENT_TYPE = "1.2.840.113549.1.9.3";
  static final String MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
  static final String SIGNING_TIME = "1.2.840.113549.1.9.5";
  static final String ALGORITHM_PROTECTION = "1.2.840.113549.1.9.52";
  private static final String ESS = "1.2.840.113549.1.9.16.2.";
  static final String RECEIPT_REQUEST = ESS + "1";
  static final String SIGNING_CERTIFICATE = ESS + "12";
  static final String SIGNATURE_TYPE = ESS + "28";
  static final String SIGNING_CERTIFICATE_V2 = ESS + "47";
  static final String DOMAIN_SIGNATURE = "1.2.840.113549.1.9.16.9.2";

  static SignedAttributes of(ASN1Set set) throws MalformedCms, SignerVerdict {
    Values values = Values.of(set);
    try {
      return Der.read("signed attributes", () -> of(set, values));
    } catch (MalformedCms unreadable) {
      throw SignerVerdict.unjudged(String.valueOf(unreadable.getMessage()));
    }
  }

  private static SignedAttributes of(ASN1Set set, Values values) throws IOException {
    ASN1Encodable type = values.required(CONTENT_TYPE, "content type");
    ASN1Encodable digest = values.required(MESSAGE_DIGEST, "message digest");
    return new SignedAttributes(
        set.getEncoded(ASN1Encoding.DER),
        ASN1ObjectIdentifier.getInstance(type).getId(),
        ASN1OctetString.getInstance(digest).getOctets(),
        values.only(SIGNING_TIME).map(time -> Time.getInstance(time).getDate().toInstant()),
        references(values),
        values.only(ALGORITHM_PROTECTION).map(CMSAlgorithmProtection::getInstance),
        values.only(OriginAttribute.OID).flatMap(OriginAttribute::read),
        isDomainSignature(values),
        values.of(RECEIPT_REQUEST).isPresent());
  }

  /** Whether a domain speaks and not a person. */
  boolean isFromDomain() {
    return isDomainSignature
        || origin.flatMap(SignatureOrigin::maker).filter(Maker.OUTGOING_EDGE::equals).isPresent();
  }

  /** The algorithms must be those that the signer protected (RFC 6211 section 2). */
  void checkAlgorithms(SignerBlock signer) throws SignerVerdict {
    if (protection.isEmpty()) {
      return;
    }
    AlgorithmIdentifier signature = protection.get().getSignatureAlgorithm();
    if (!same(protection.get().getDigestAlgorithm(), signer.digest())
        || signature == null
        || !same(signature, signer.algorithm())) {
      throw SignerVerdict.broken("the algorithms are not those that the signer signed");
    }
  }

  /** Absent parameters and NULL are the same to every reader. */
  private static boolean same(AlgorithmIdentifier one, AlgorithmIdentifier other) {
    return one.getAlgorithm().equals(other.getAlgorithm())
        && parameters(one).equals(parameters(other));
  }

  private static ASN1Encodable parameters(AlgorithmIdentifier algorithm) {
    ASN1Encodable parameters = algorithm.getParameters();
    return parameters == null ? DERNull.INSTANCE : parameters.toASN1Primitive();
  }

  private static List<CertificateReference> references(Values values) {
    List<CertificateReference> found = new ArrayList<>();
    values.only(SIGNING_CERTIFICATE).map(CertificateReference::first).ifPresent(found::add);
    values.only(SIGNING_CERTIFICATE_V2).map(CertificateReference::firstV2).ifPresent(found::add);
    return found;
  }

  /** SignatureType is a SEQUENCE OF OBJECT IDENTIFIER (RFC 3183 section 3.1). */
  private static boolean isDomainSignature(Values values) {
    for (ASN1Encodable value : values.only(SIGNATURE_TYPE).stream().toList()) {
      for (ASN1Encodable type : ASN1Sequence.getInstance(value)) {
        if (ASN1ObjectIdentifier.getInstance(type).getId().equals(DOMAIN_SIGNATURE)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Values by the type of their attribute, each type once (RFC 5652 section 5.3). */
  private record Values(Map<String, ASN1Set> byType) {

    static Values of(ASN1Set set) throws MalformedCms, SignerVerdict {
      List<Attribute> all =
          Der.read(
              "signed attributes",
              () -> {
                List<Attribute> found = new ArrayList<>();
                set.forEach(one -> found.add(Attribute.getInstance(one)));
                return found;
              });
      Map<String, ASN1Set> byType = new HashMap<>();
      for (Attribute attribute : all) {
        if (byType.put(attribute.getAttrType().getId(), attribute.getAttrValues()) != null) {
          throw SignerVerdict.broken(
              "signed attribute " + attribute.getAttrType().getId() + " is there twice");
        }
      }
      return new Values(byType);
    }

    Optional<ASN1Set> of(String type) {
      return Optional.ofNullable(byType.get(type));
    }

    /** The value; of the attributes read here none may have several. */
    Optional<ASN1Encodable> only(String type) {
      return of(type)
          .map(
              set -> {
                if (set.size() != 1) {
                  throw new IllegalArgumentException("attribute with " + set.size() + " values");
                }
                return set.getObjectAt(0);
              });
    }

    ASN1Encodable required(String type, String what) throws MalformedCms {
      return only(type).orElseThrow(() -> new MalformedCms("no signed attribute for " + what));
    }
  }
}
