package dev.signet.xkms.xkiss;

import dev.signet.pki.certificate.DistinguishedNames;
import dev.signet.xkms.exchange.Refusal;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.Octets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Whether a certificate is the one that a piece of a ds:KeyInfo means (XML Signature 1.1 section 4.5.4). */
final class KeyMarks {
  private static final String SUBJECT_KEY_ID = "2.5.29.14";

  /** Digest algorithms by URI, for X509Digest. */
  private static final Map<String, String> DIGESTS =
      Map.of(
          "http://www.w3.org/2000/09/xmldsig#sha1", "SHA-1",
          "http://www.w3.org/2001/04/xmlenc#sha256", "SHA-256",
          "http://www.w3.org/2001/04/xmldsig-more#sha384", "SHA-384",
          "http://www.w3.org/2001/04/xmlenc#sha512", "SHA-512");

  private KeyMarks() {}

  /** Reads a distinguished name of a query. */
  static X500Principal name(String text) throws Refused {
    return DistinguishedNames.parse(text)
        .orElseThrow(() -> Refusal.malformed("RFC 4514", "not a distinguished name: " + text));
  }

  /** True for data that the registry or a certificate can be compared with. */
  static boolean isReadable(KeyDatum datum) {
    return !(datum instanceof KeyDatum.Unread || datum instanceof KeyDatum.Crl);
  }

  /** Whether {@code datum} points to {@code certificate}; what does not point to one certificate is no objection. */
  static boolean fits(KeyDatum datum, X509Certificate certificate) {
    if (datum instanceof KeyDatum.Value value) {
      return Arrays.equals(value.key().getEncoded(), certificate.getPublicKey().getEncoded());
    }
    if (datum instanceof KeyDatum.IssuerSerial reference) {
      return reference.serial().equals(certificate.getSerialNumber())
          && DistinguishedNames.matches(reference.issuer(), certificate.getIssuerX500Principal());
    }
    if (datum instanceof KeyDatum.SubjectName subject) {
      return DistinguishedNames.matches(subject.value(), certificate.getSubjectX500Principal());
    }
    if (datum instanceof KeyDatum.SubjectKeyId id) {
      return id.value().equals(subjectKeyId(certificate));
    }
    return !(datum instanceof KeyDatum.Digest digest) || digest.value().equals(digest(digest.algorithm(), certificate));
  }

  static Octets der(X509Certificate certificate) {
    try {
      return Octets.of(certificate.getEncoded());
    } catch (CertificateEncodingException impossible) {
      throw new IllegalStateException("a certificate that was read has its encoding", impossible);
    }
  }

  /** The extension's value or, where there is none, method (1) of RFC 5280 section 4.2.1.2. */
  private static Octets subjectKeyId(X509Certificate certificate) {
    byte[] extension = certificate.getExtensionValue(SUBJECT_KEY_ID);
    if (extension == null) {
      byte[] key = certificate.getPublicKey().getEncoded();
      return hashed("SHA-1", SubjectPublicKeyInfo.getInstance(key).getPublicKeyData().getBytes());
    }
    byte[] inner = ASN1OctetString.getInstance(extension).getOctets();
    return Octets.of(ASN1OctetString.getInstance(inner).getOctets());
  }

  private static Octets digest(String algorithm, X509Certificate certificate) {
    String name = DIGESTS.get(algorithm);
    return name == null ? Octets.of(new byte[0]) : hashed(name, der(certificate).toByteArray());
  }

  private static Octets hashed(String algorithm, byte[] octets) {
    try {
      return Octets.of(MessageDigest.getInstance(algorithm).digest(octets));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has " + algorithm, impossible);
    }
  }
}
