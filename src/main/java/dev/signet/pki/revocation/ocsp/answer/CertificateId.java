package dev.signet.pki.revocation.ocsp.answer;

import dev.signet.pki.Octets;
import dev.signet.pki.certificate.Authority;
import dev.signet.pki.certificate.Certificate;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * The name of a certificate between a responder and who asks it: its issuer by hashes, and its
 * serial number (RFC 6960 section 4.1.1).
 */
public record CertificateId(
    AlgorithmIdentifier hash, Octets issuerName, Octets issuerKey, BigInteger serial) {

  /** The identity of a certificate of that issuer. */
  public static CertificateId of(
      Certificate certificate, Authority issuer, CertificateIdHash hash) {
    return new CertificateId(
        new AlgorithmIdentifier(new ASN1ObjectIdentifier(hash.identifier()), DERNull.INSTANCE),
        hash.over(certificate.issuer().principal().getEncoded()),
        hash.over(keyBits(issuer)),
        certificate.serialNumber());
  }

  /** Why this does not name that certificate of that issuer; empty when it does. */
  public Optional<String> objection(Certificate certificate, Authority issuer) {
    if (!serial.equals(certificate.serialNumber())) {
      return Optional.of("it is about serial number " + serial.toString(16));
    }
    return CertificateIdHash.of(hash)
        .map(known -> otherIssuer(known, certificate, issuer))
        .orElseGet(
            () -> Optional.of("its hash " + hash.getAlgorithm() + " of the issuer is not known"));
  }

  private Optional<String> otherIssuer(
      CertificateIdHash known, Certificate certificate, Authority issuer) {
    if (!isName(known, certificate, issuer)) {
      return Optional.of("it is about another issuer: the hash of the name differs");
    }
    return known.over(keyBits(issuer)).equals(issuerKey)
        ? Optional.empty()
        : Optional.of("it is about another issuer: the hash of the key differs");
  }

  /** Equal names may be encoded differently; a responder hashes one encoding or the other. */
  private boolean isName(CertificateIdHash known, Certificate certificate, Authority issuer) {
    return known.over(certificate.issuer().principal().getEncoded()).equals(issuerName)
        || known.over(issuer.name().principal().getEncoded()).equals(issuerName);
  }

  /** The content of the BIT STRING, without tag, length and unused bits. */
  static byte[] keyBits(Authority authority) {
    return SubjectPublicKeyInfo.getInstance(authority.key().getEncoded())
        .getPublicKeyData()
        .getBytes();
  }
}
