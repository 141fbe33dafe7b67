package dev.signet.mail.smime.sign;

import dev.signet.mail.smime.SignatureOrigin;
import dev.signet.mail.smime.origin.OriginAttribute;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAlgorithmProtection;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuerSerial;

/**
 * Writes detached SignedData (RFC 5652 section 5) for one key: what never changes is encoded once,
 * what is left for each message is a handful of attributes and one signature.
 */
final class SignedDataWriter {
  private static final String PKCS9 = "1.2.840.113549.1.9.";
  private static final String SIGNATURE_TYPE = PKCS9 + "16.2.28";
  private static final String DOMAIN_SIGNATURE = PKCS9 + "16.9.2";

  private final SigningIdentity identity;
  private final SignatureScheme scheme;
  private final ASN1Set certificates;
  private final SignerIdentifier signer;
  private final Attribute contentType;
  private final Attribute signingCertificate;
  private final Attribute protection;

  SignedDataWriter(SigningIdentity identity, SignatureScheme scheme)
      throws GeneralSecurityException {
    this.identity = identity;
    this.scheme = scheme;
    X509Certificate own = identity.certificate();
    X500Name issuer = X500Name.getInstance(own.getIssuerX500Principal().getEncoded());
    signer = new SignerIdentifier(new IssuerAndSerialNumber(issuer, own.getSerialNumber()));
    certificates = certificates(identity);
    contentType = attribute(PKCS9 + "3", CMSObjectIdentifiers.data);
    signingCertificate = attribute(PKCS9 + "16.2.47", reference(own, issuer));
    protection =
        attribute(
            PKCS9 + "52",
            new CMSAlgorithmProtection(
                scheme.digestAlgorithm(),
                CMSAlgorithmProtection.SIGNATURE,
                scheme.signatureAlgorithm()));
  }

  private static ASN1Set certificates(SigningIdentity identity) throws GeneralSecurityException {
    ASN1EncodableVector all = new ASN1EncodableVector();
    all.add(Certificate.getInstance(identity.certificate().getEncoded()));
    for (X509Certificate certificate : identity.intermediates()) {
      all.add(Certificate.getInstance(certificate.getEncoded()));
    }
    return new DERSet(all);
  }

  /** RFC 5035 section 3: SHA-256 is the default and not written. */
  private static SigningCertificateV2 reference(X509Certificate own, X500Name issuer)
      throws GeneralSecurityException {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(own.getEncoded());
    IssuerSerial name =
        new IssuerSerial(new GeneralNames(new GeneralName(issuer)), own.getSerialNumber());
    return new SigningCertificateV2(new ESSCertIDv2(null, hash, name));
  }

  private static Attribute attribute(String type, ASN1Encodable value) {
    return new Attribute(new ASN1ObjectIdentifier(type), new DERSet(value));
  }

  /**
   * What is said in a signature beside the content.
   *
   * @param isDomainSignature whether another signature is wrapped (RFC 3183 section 3.1)
   */
  record Statement(SignatureOrigin origin, Instant time, boolean isDomainSignature) {}

  /** A ContentInfo for content of this digest. */
  byte[] write(byte[] messageDigest, Statement statement) throws SigningFailed {
    try {
      ASN1Set attributes = attributes(messageDigest, statement);
      byte[] value = identity.sign(scheme, attributes.getEncoded(ASN1Encoding.DER));
      SignerInfo info =
          new SignerInfo(
              signer,
              scheme.digestAlgorithm(),
              attributes,
              scheme.signatureAlgorithm(),
              new DEROctetString(value),
              (ASN1Set) null);
      SignedData data =
          new SignedData(
              new DERSet(scheme.digestAlgorithm()),
              new ContentInfo(CMSObjectIdentifiers.data, null),
              certificates,
              null,
              new DERSet(info));
      return new ContentInfo(CMSObjectIdentifiers.signedData, data).getEncoded(ASN1Encoding.DER);
    } catch (InvalidKeyException unfit) {
      throw new SigningFailed("the key does not sign", unfit);
    } catch (GeneralSecurityException | IOException failed) {
      throw new SigningFailed("no signature was made", failed);
    }
  }

  private ASN1Set attributes(byte[] messageDigest, Statement statement) {
    ASN1EncodableVector all = new ASN1EncodableVector();
    all.add(contentType);
    all.add(attribute(PKCS9 + "4", new DEROctetString(messageDigest)));
    all.add(attribute(PKCS9 + "5", new Time(Date.from(statement.time()))));
    all.add(signingCertificate);
    all.add(protection);
    all.add(OriginAttribute.of(statement.origin()));
    if (statement.isDomainSignature()) {
      all.add(
          attribute(SIGNATURE_TYPE, new DERSequence(new ASN1ObjectIdentifier(DOMAIN_SIGNATURE))));
    }
    return new DERSet(all);
  }
}
