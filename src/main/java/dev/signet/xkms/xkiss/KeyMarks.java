package dev.signet.xkms.xkiss;

import dev.signet.pki.certificate.DistinguishedNames;
import dev.signet.pki.certificate.PublicKeys;
import dev.signet.xkms.exchange.Refusal;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.Octets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.Map;
import javax.security.auth.x500.X500Principal;

/**
 * Whether a certificate is the one that a piece of a ds:KeyInfo means (XML Signature 1.1 section
 * 4.5.4).
 */
final class KeyMarks {
  private static final byte OCTET_STRING = 4;

  /** The longest that a one-octet length can say; real identifiers have 20 or 32 octets. */
  private static final int MAX_KEY_ID = 127;

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

  /**
   * Whether {@code datum} points to {@code certificate}; what does not point to one certificate is
   * no objection.
   */
  static boolean fits(KeyDatum datum, X509Certificate certificate) {
    if (datum instanceof KeyDatum.Value value) {
      return PublicKeys.same(value.key(), certificate.getPublicKey());
    }
    if (datum instanceof KeyDatum.IssuerSerial reference) {
      return reference.serial().equals(certificate.getSerialNumber())
          && DistinguishedNames.matches(reference.issuer(), certificate.getIssuerX500Principal());
    }
    if (datum instanceof KeyDatum.SubjectName subject) {
      return DistinguishedNames.matches(subject.value(), certificate.getSubjectX500Principal());
    }
    if (datum instanceof KeyDatum.SubjectKeyId id) {
      return hasKeyId(certificate, id.value());
    }
    return !(datum instanceof KeyDatum.Digest digest)
        || digest.value().equals(digest(digest.algorithm(), certificate));
  }

  static Octets der(X509Certificate certificate) {
    try {
      return Octets.of(certificate.getEncoded());
    } catch (CertificateEncodingException impossible) {
      throw new IllegalStateException("a certificate that was read has its encoding", impossible);
    }
  }

  /**
   * The value of the extension is an OCTET STRING; without the extension there is no identifier to
   * compare with.
   */
  private static boolean hasKeyId(X509Certificate certificate, Octets value) {
    if (value.length() > MAX_KEY_ID) {
      return false;
    }
    byte[] encoded = new byte[2 + value.length()];
    encoded[0] = OCTET_STRING;
    encoded[1] = (byte) value.length();
    System.arraycopy(value.toByteArray(), 0, encoded, 2, value.length());
    X509CertSelector selector = new X509CertSelector();
    selector.setSubjectKeyIdentifier(encoded);
    return selector.match(certificate);
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
