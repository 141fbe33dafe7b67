package dev.signet.policy;

import java.net.URI;
import java.util.List;
import java.util.Optional;

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
  public record Key(String algorithm, String subjectPublicKeyInfo) {}

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
      Optional<URI> locator) {}
}
