package dev.signet.xkms.xkrss;

import dev.signet.xkms.model.EncryptedPrivateKey;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.xkrss.authentication.Requestor;
import dev.signet.xkms.xml.keyinfo.PrivateKeyEncryption;
import dev.signet.xkms.xml.signature.AlgorithmProfile;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Optional;

/**
 * RSA keys that are generated here for others: handed over under the requestor's shared secret
 * (XKMS 2.0 section 8.2), and kept under the escrow key when recovery is on. Nothing of them stays
 * in clear.
 *
 * <p>The cipher is AES-256-CBC. Peers of the years around 2005 know Triple-DES for sure, so an
 * endpoint with the legacy profile uses that.
 */
final class PrivateKeys {

  private static final int AES_256_OCTETS = 32;
  private static final int TRIPLE_DES_OCTETS = 24;

  private final int bits;
  private final int keyOctets;
  private final SecureRandom random;
  private final PrivateKeyEncryption encryption;
  private final Optional<EscrowKey> escrow;

  /**
   * @param escrow empty if no key is kept
   */
  PrivateKeys(int bits, AlgorithmProfile profile, SecureRandom random, Optional<EscrowKey> escrow) {
    this.bits = bits;
    this.keyOctets = profile == AlgorithmProfile.LEGACY ? TRIPLE_DES_OCTETS : AES_256_OCTETS;
    this.random = random;
    this.encryption = new PrivateKeyEncryption(random);
    this.escrow = escrow;
  }

  KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits, random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform generates RSA keys", impossible);
    }
  }

  /** For the holder of a secret; a rule stops all others before. */
  EncryptedPrivateKey encryptedFor(Requestor requestor, KeyPair pair) {
    return requestor.match(
        holder -> encryption.encrypt(pair, start(holder.secret().encryptionKey())),
        key -> refuse(),
        code -> refuse());
  }

  /** A shorter derivation is the start of a longer one (XKMS 2.0 section 8.1). */
  private Octets start(Octets derived) {
    return Octets.of(Arrays.copyOf(derived.toByteArray(), keyOctets));
  }

  /** What is kept for a later recovery, if anything is. */
  Optional<Octets> escrowed(KeyPair pair, String bindingId) {
    return escrow.map(key -> key.seal(Octets.of(pair.getPrivate().getEncoded()), bindingId));
  }

  /**
   * The pair of which {@link #escrowed} kept the private half.
   *
   * @throws IllegalStateException if it cannot be opened, or is not the one of this public key
   */
  KeyPair opened(Octets kept, PublicKey publicKey, String bindingId) {
    byte[] encoded = escrow.orElseThrow().open(kept, bindingId).toByteArray();
    try {
      PrivateKey privateKey =
          KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
      return pair(publicKey, privateKey, bindingId);
    } catch (GeneralSecurityException damaged) {
      throw new IllegalStateException("an escrowed key is not an RSA private key", damaged);
    }
  }

  private static KeyPair pair(PublicKey publicKey, PrivateKey privateKey, String bindingId) {
    if (publicKey instanceof RSAPublicKey open
        && privateKey instanceof RSAPrivateCrtKey secret
        && open.getModulus().equals(secret.getModulus())
        && open.getPublicExponent().equals(secret.getPublicExponent())) {
      return new KeyPair(publicKey, privateKey);
    }
    throw new IllegalStateException(bindingId + ": the escrowed key belongs to another public key");
  }

  private static EncryptedPrivateKey refuse() {
    throw new IllegalStateException("a private key is handed over under a shared secret only");
  }
}
