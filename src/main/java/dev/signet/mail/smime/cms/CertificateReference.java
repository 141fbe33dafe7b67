package dev.signet.mail.smime.cms;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ess.ESSCertID;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.x509.IssuerSerial;

/**
 * The certificate that a signer says is its own (ESSCertID, RFC 2634 section 5.4 and RFC 5035): the
 * answer to substitution of another one with the same key.
 */
record CertificateReference(String digestAlgorithm, byte[] hash, Optional<IssuerSerial> issuer) {

  static CertificateReference first(ASN1Encodable value) {
    ESSCertID id = SigningCertificate.getInstance(value).getCerts()[0];
    return new CertificateReference(
        "1.3.14.3.2.26", id.getCertHash(), Optional.ofNullable(id.getIssuerSerial()));
  }

  static CertificateReference firstV2(ASN1Encodable value) {
    ESSCertIDv2 id = SigningCertificateV2.getInstance(value).getCerts()[0];
    return new CertificateReference(
        id.getHashAlgorithm().getAlgorithm().getId(),
        id.getCertHash(),
        Optional.ofNullable(id.getIssuerSerial()));
  }

  /** Whether it is that certificate; an unknown digest algorithm names none. */
  boolean names(X509Certificate certificate, Provider spare) {
    Optional<Digest> digest = Digest.of(digestAlgorithm).filter(d -> !d.isHopeless());
    try {
      return digest.isPresent()
          && MessageDigest.isEqual(hash, digest.get().begin(spare).digest(certificate.getEncoded()))
          && issuer.map(i -> names(i, certificate)).orElse(true);
    } catch (NoSuchAlgorithmException | CertificateEncodingException unable) {
      return false;
    }
  }

  /**
   * The digest already fixes the certificate; a serial that differs is a contradiction all the
   * same.
   */
  private static boolean names(IssuerSerial wanted, X509Certificate certificate) {
    return wanted.getSerial().getValue().equals(certificate.getSerialNumber());
  }
}
