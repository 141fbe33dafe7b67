package dev.signet.xkms.xkrss.prototype;

import dev.signet.xkms.model.KeyUsage;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What a public key can do, and whether it is strong enough to be registered (NIST SP 800-57 part
 * 1: 112 bits or more).
 */
public final class KeyFitness {

  private static final int LEAST_RSA_BITS = 2048;

  /** Larger ones only cost time: a 16384-bit verification takes as long as sixty of 2048 bits. */
  private static final int MOST_RSA_BITS = 16384;

  private static final int LEAST_EC_BITS = 256;

  private KeyFitness() {}

  /**
   * True for RSA of 2048 to 16384 bits with a sane exponent, curves of 256 bits and more, and the
   * modern signature keys.
   */
  public static boolean isStrong(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      int bits = rsa.getModulus().bitLength();
      return bits >= LEAST_RSA_BITS
          && bits <= MOST_RSA_BITS
          && isSaneExponent(rsa)
          && rsa.getModulus().testBit(0);
    }
    if (key instanceof ECPublicKey ec) {
      return ec.getParams().getOrder().bitLength() >= LEAST_EC_BITS;
    }
    return !possible(key).isEmpty();
  }

  /** The uses that this kind of key is capable of; empty for a kind that is not registered here. */
  public static Set<KeyUsage> possible(PublicKey key) {
    String kind = key.getAlgorithm().toUpperCase(Locale.ROOT);
    if (kind.startsWith("ED") || kind.startsWith("ML-DSA") || kind.startsWith("SLH-DSA")) {
      return EnumSet.of(KeyUsage.SIGNATURE);
    }
    return switch (kind) {
      case "RSA" -> EnumSet.allOf(KeyUsage.class);
      case "EC", "ECDSA" -> EnumSet.of(KeyUsage.SIGNATURE, KeyUsage.EXCHANGE);
      case "X25519", "X448", "XDH" -> EnumSet.of(KeyUsage.EXCHANGE);
      default -> EnumSet.noneOf(KeyUsage.class);
    };
  }

  private static boolean isSaneExponent(RSAPublicKey rsa) {
    BigInteger exponent = rsa.getPublicExponent();
    return exponent.testBit(0) && exponent.bitLength() > 1 && exponent.bitLength() <= 256;
  }
}
