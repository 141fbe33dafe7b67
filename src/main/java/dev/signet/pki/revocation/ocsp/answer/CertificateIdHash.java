package dev.signet.pki.revocation.ocsp.answer;

import dev.signet.pki.Octets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * A digest that identifies an issuer in a question or an answer (RFC 6960 section 4.1.1). It
 * protects nothing, so that SHA-1 is as good as any; the whole answer is signed.
 */
public enum CertificateIdHash {
  /** Understood by every responder (RFC 5019 section 2.1.1). */
  SHA1("1.3.14.3.2.26", "SHA-1"),
  SHA224("2.16.840.1.101.3.4.2.4", "SHA-224"),
  SHA256("2.16.840.1.101.3.4.2.1", "SHA-256"),
  SHA384("2.16.840.1.101.3.4.2.2", "SHA-384"),
  SHA512("2.16.840.1.101.3.4.2.3", "SHA-512"),
  SHA3_256("2.16.840.1.101.3.4.2.8", "SHA3-256"),
  SHA3_384("2.16.840.1.101.3.4.2.9", "SHA3-384"),
  SHA3_512("2.16.840.1.101.3.4.2.10", "SHA3-512");

  private final String identifier;
  private final String platformName;

  CertificateIdHash(String identifier, String platformName) {
    this.identifier = identifier;
    this.platformName = platformName;
  }

  /** The object identifier. */
  public String identifier() {
    return identifier;
  }

  static Optional<CertificateIdHash> of(AlgorithmIdentifier algorithm) {
    String wanted = algorithm.getAlgorithm().getId();
    return Arrays.stream(values()).filter(hash -> hash.identifier.equals(wanted)).findFirst();
  }

  Octets over(byte[] content) {
    try {
      return Octets.of(MessageDigest.getInstance(platformName).digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every platform has " + platformName, impossible);
    }
  }
}
