package dev.signet.policy;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The keys and certificates that a domain lists ({@code Key} and {@code X509} elements,
 * draft-hallambaker-entity-00 sections 4.2 and 4.3).
 *
 * @param unreadable entries that were dropped; they still make the list one that restricts, so that
 *     a slip of the pen cannot widen trust
 */
public record ListedKeys(List<Key> keys, List<Certificate> certificates, int unreadable) {
  public static final ListedKeys NONE = new ListedKeys(List.of(), List.of(), 0);

  public ListedKeys {
    keys = List.copyOf(keys);
    certificates = List.copyOf(certificates);
  }

  /** True when the domain restricts nothing. */
  public boolean isEmpty() {
    return keys.isEmpty() && certificates.isEmpty() && unreadable == 0;
  }

  /**
   * A signature key.
   *
   * @param algorithm as published
   * @param subjectPublicKeyInfo DER, in base 64
   */
  public record Key(String algorithm, String subjectPublicKeyInfo) {

    /**
     * Whether a signature was made with this key as published.
     *
     * @param key DER of the signer's SubjectPublicKeyInfo
     * @param signatureOid of the signature algorithm with its digest; where CMS says rsaEncryption
     *     and the digest elsewhere, the one that names both
     */
    public boolean matches(byte[] key, String signatureOid) {
      return Base64.getEncoder().encodeToString(key).equals(subjectPublicKeyInfo)
          && (KeyAlgorithm.of(algorithm).filter(KeyAlgorithm::isKindOfKey).isPresent()
              || KeyAlgorithm.oidOf(algorithm).filter(signatureOid::equals).isPresent());
    }
  }

  /**
   * A certificate by its digest.
   *
   * @param isAuthority {@code Type='CA'}: the certificate of an issuer of signers
   * @param digestAlgorithm JCA name, such as {@code SHA-256}
   * @param digest over the DER octets, in base 64
   */
  public record Certificate(
      boolean isAuthority,
      String digestAlgorithm,
      String digest,
      Optional<String> issuerAndSerial,
      Optional<URI> locator) {
    private static final Set<String> SOUND = Set.of("SHA-256", "SHA-384", "SHA-512");

    /** False for a digest that can be forged: such an entry restricts and never matches. */
    public boolean isSound() {
      return SOUND.contains(digestAlgorithm);
    }

    /** Whether this is the digest of that certificate, given in DER. */
    public boolean matches(byte[] certificate) {
      return isSound() && Base64.getEncoder().encodeToString(digestOf(certificate)).equals(digest);
    }

    private byte[] digestOf(byte[] octets) {
      try {
        return MessageDigest.getInstance(digestAlgorithm).digest(octets);
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException("every Java platform has SHA-2", impossible);
      }
    }
  }
}
