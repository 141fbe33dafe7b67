package dev.signet.mail.smime.cms;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.Map;
import java.util.Optional;

/**
 * A digest algorithm by its names.
 *
 * @param oid in CMS
 * @param name as {@link AlgorithmRules} know it
 * @param jca by which a provider knows it
 */
public record Digest(String oid, String name, String jca) {
  private static final String NIST = "2.16.840.1.101.3.4.2.";

  private static final Map<String, Digest> KNOWN =
      Map.ofEntries(
          entry("1.2.840.113549.2.2", "MD2", "MD2"),
          entry("1.2.840.113549.2.5", "MD5", "MD5"),
          entry("1.3.14.3.2.26", "SHA-1", "SHA-1"),
          entry(NIST + "4", "SHA-224", "SHA-224"),
          entry(NIST + "1", "SHA-256", "SHA-256"),
          entry(NIST + "2", "SHA-384", "SHA-384"),
          entry(NIST + "3", "SHA-512", "SHA-512"),
          entry(NIST + "5", "SHA-512/224", "SHA-512/224"),
          entry(NIST + "6", "SHA-512/256", "SHA-512/256"),
          entry(NIST + "7", "SHA3-224", "SHA3-224"),
          entry(NIST + "8", "SHA3-256", "SHA3-256"),
          entry(NIST + "9", "SHA3-384", "SHA3-384"),
          entry(NIST + "10", "SHA3-512", "SHA3-512"),
          // 512 bits, with or without saying so (RFC 8702 section 3.1, RFC 8419 section 2.3)
          entry(NIST + "12", "SHAKE256", "SHAKE256-512"),
          entry(NIST + "18", "SHAKE256", "SHAKE256-512"));

  private static Map.Entry<String, Digest> entry(String oid, String name, String jca) {
    return Map.entry(oid, new Digest(oid, name, jca));
  }

  /** By its OID; empty if it is not known. */
  public static Optional<Digest> of(String oid) {
    return Optional.ofNullable(KNOWN.get(oid));
  }

  /** By its JCA name, such as {@code SHA-256}. */
  public static Optional<Digest> named(String name) {
    return KNOWN.values().stream().filter(digest -> digest.name.equals(name)).findFirst();
  }

  /** Whether it was ever good for a signature. */
  boolean isHopeless() {
    return name.startsWith("MD");
  }

  /** The platform's, which is the fast one for long content; else the spare provider's. */
  public MessageDigest begin(Provider spare) throws NoSuchAlgorithmException {
    try {
      return MessageDigest.getInstance(jca);
    } catch (NoSuchAlgorithmException notThere) {
      return MessageDigest.getInstance(jca, spare);
    }
  }
}
