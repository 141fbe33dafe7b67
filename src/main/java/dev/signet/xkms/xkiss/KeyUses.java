package dev.signet.xkms.xkiss;

import dev.signet.xkms.model.KeyUsage;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a key can do, and what it may (XKMS 2.0 section 3.4; RFC 5280 section 4.2.1.3).
 *
 * <p>A key agreement key of an elliptic curve encrypts by agreeing on a key (RFC 5753), so Exchange
 * includes Encryption for it.
 */
final class KeyUses {
  private static final int DIGITAL_SIGNATURE = 0;
  private static final int NON_REPUDIATION = 1;
  private static final int KEY_ENCIPHERMENT = 2;
  private static final int DATA_ENCIPHERMENT = 3;
  private static final int KEY_AGREEMENT = 4;

  private KeyUses() {}

  /** What the algorithm can do; everything for an algorithm that is not known here. */
  static Set<KeyUsage> possible(PublicKey key) {
    return switch (key.getAlgorithm()) {
      case "DSA", "RSASSA-PSS", "EdDSA", "Ed25519", "Ed448" -> EnumSet.of(KeyUsage.SIGNATURE);
      case "DH", "DiffieHellman", "XDH", "X25519", "X448" ->
          EnumSet.of(KeyUsage.ENCRYPTION, KeyUsage.EXCHANGE);
      default -> EnumSet.allOf(KeyUsage.class);
    };
  }

  /**
   * What the key may do.
   *
   * @param declared as registered; empty means all
   */
  static Set<KeyUsage> permitted(PublicKey key, Set<KeyUsage> declared) {
    Set<KeyUsage> uses = possible(key);
    if (!declared.isEmpty()) {
      uses.retainAll(withAgreement(key, declared));
    }
    return uses;
  }

  /** What the certificate lets its key do; without the extension, everything. */
  static Set<KeyUsage> permitted(X509Certificate certificate) {
    boolean[] bits = certificate.getKeyUsage();
    PublicKey key = certificate.getPublicKey();
    if (bits == null) {
      return possible(key);
    }
    Set<KeyUsage> uses = EnumSet.noneOf(KeyUsage.class);
    if (bits[DIGITAL_SIGNATURE] || bits[NON_REPUDIATION]) {
      uses.add(KeyUsage.SIGNATURE);
    }
    if (bits[KEY_ENCIPHERMENT] || bits[DATA_ENCIPHERMENT]) {
      uses.add(KeyUsage.ENCRYPTION);
    }
    if (bits[KEY_AGREEMENT]) {
      uses.add(KeyUsage.EXCHANGE);
    }
    uses = withAgreement(key, uses);
    uses.retainAll(possible(key));
    return uses;
  }

  /** The asked uses that the algorithm can do at all; the others must be ignored (XR-L04). */
  static Set<KeyUsage> applicable(PublicKey key, Set<KeyUsage> asked) {
    Set<KeyUsage> uses = possible(key);
    uses.retainAll(asked);
    return uses;
  }

  /** As it is written in an answer: nothing where everything is permitted. */
  static Set<KeyUsage> written(Set<KeyUsage> permitted) {
    return permitted.size() == KeyUsage.values().length ? Set.of() : Set.copyOf(permitted);
  }

  private static Set<KeyUsage> withAgreement(PublicKey key, Set<KeyUsage> declared) {
    Set<KeyUsage> uses = EnumSet.noneOf(KeyUsage.class);
    uses.addAll(declared);
    if (uses.contains(KeyUsage.EXCHANGE) && !"RSA".equals(key.getAlgorithm())) {
      uses.add(KeyUsage.ENCRYPTION);
    }
    return uses;
  }
}
