package dev.signet.xkms.registry.jdbc;

import dev.signet.pki.certificate.Remembered;
import dev.signet.xkms.model.Octets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Map;

/**
 * Public keys as the registry stores them: one SubjectPublicKeyInfo per key, however it was encoded
 * when it came, read back by the JDK's own key factories (Bouncy Castle would test each RSA modulus
 * for primality).
 */
final class RegisteredKeys {

  private static final int REMEMBERED = 10_000;

  /**
   * DER content of the algorithm's object identifier in hexadecimal -> name of the JDK's key
   * factory.
   */
  private static final Map<String, String> FACTORY =
      Map.of(
          "2a864886f70d010101", "RSA",
          "2a864886f70d01010a", "RSASSA-PSS",
          "2a8648ce3d0201", "EC",
          "2a8648ce380401", "DSA",
          "2b6570", "Ed25519",
          "2b6571", "Ed448",
          "2b656e", "X25519",
          "2b656f", "X448");

  private final Remembered<Octets, PublicKey> seen = new Remembered<>(REMEMBERED);

  /**
   * The one SubjectPublicKeyInfo of a key, from whichever provider.
   *
   * @throws IllegalArgumentException if the JDK cannot read such keys
   */
  static Octets canonical(PublicKey key) {
    try {
      return Octets.of(own(key).getEncoded());
    } catch (GeneralSecurityException | RuntimeException unreadable) {
      throw new IllegalArgumentException(
          "this service cannot register " + key.getAlgorithm() + " keys of this form", unreadable);
    }
  }

  /** The key that a row holds; the last ones are remembered by {@code digest}. */
  PublicKey key(Octets digest, byte[] info) {
    PublicKey known = seen.get(digest).orElse(null);
    return known != null ? known : remembered(digest, info);
  }

  private PublicKey remembered(Octets digest, byte[] info) {
    try {
      PublicKey key = read(info);
      seen.put(digest, key);
      return key;
    } catch (GeneralSecurityException damaged) {
      throw new IllegalStateException("the key of a registry row is damaged", damaged);
    }
  }

  private static PublicKey own(PublicKey key) throws GeneralSecurityException {
    if (key instanceof RSAPublicKey rsa) {
      return factory("RSA")
          .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()));
    }
    if (key instanceof ECPublicKey ec) {
      return factory("EC").generatePublic(new ECPublicKeySpec(ec.getW(), ec.getParams()));
    }
    return read(key.getEncoded());
  }

  private static PublicKey read(byte[] info) throws GeneralSecurityException {
    String oid = HexFormat.of().formatHex(Der.at(info, 0).inside().inside().content());
    String algorithm = FACTORY.get(oid);
    if (algorithm == null) {
      throw new GeneralSecurityException("no key factory for algorithm " + oid);
    }
    return factory(algorithm).generatePublic(new X509EncodedKeySpec(info));
  }

  private static KeyFactory factory(String algorithm) throws GeneralSecurityException {
    return KeyFactory.getInstance(algorithm);
  }
}
