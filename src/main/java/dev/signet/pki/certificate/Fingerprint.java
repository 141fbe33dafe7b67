package dev.signet.pki.certificate;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/** A SHA-256 digest of a certificate, a key or other bytes, as 64 lower-case hexadecimal digits. */
public record Fingerprint(String hex) implements Comparable<Fingerprint> {

  public static Fingerprint of(byte[] bytes) {
    return new Fingerprint(HexFormat.of().formatHex(sha256(bytes)));
  }

  /** Of the whole DER certificate. */
  public static Fingerprint of(X509Certificate certificate) {
    try {
      return of(certificate.getEncoded());
    } catch (CertificateEncodingException unencodable) {
      throw new IllegalArgumentException("certificate cannot be encoded", unencodable);
    }
  }

  /** Of the SubjectPublicKeyInfo, which names the key whatever certificate carries it. */
  public static Fingerprint of(PublicKey key) {
    return of(key.getEncoded());
  }

  @Override
  public int compareTo(Fingerprint other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return hex;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
