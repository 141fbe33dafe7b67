package dev.signet.xkms.xkrss;

import dev.signet.xkms.model.EncryptedPrivateKey;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.xkrss.authentication.Requestor;
import dev.signet.xkms.xml.keyinfo.PrivateKeyEncryption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Optional;

/**
 * RSA keys that are generated here for others: handed over under the requestor's shared secret
 * (XKMS 2.0 section 8.2, AES-256-CBC), and kept under the escrow key when recovery is on. Nothing
 * of them stays in clear.
 */
final class PrivateKeys {

  private final int bits;
  private final SecureRandom random;
  private final PrivateKeyEncryption encryption;
  private final Optional<EscrowKey> escrow;

  /**
   * @param escrow empty if no key is kept
   */
  PrivateKeys(int bits, SecureRandom random, Optional<EscrowKey> escrow) {
    this.bits = bits;
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
        holder -> encryption.encrypt(pair, holder.secret().encryptionKey()),
        key -> refuse(),
        code -> refuse());
  }

  /** What is kept for a later recovery, if anything is. */
  Optional<Octets> escrowed(KeyPair pair, String bindingId) {
    return escrow.map(key -> key.seal(pair.getPrivate().getEncoded(), bindingId));
  }

  /** The pair of which {@link #escrowed} kept the private half. */
  KeyPair opened(Octets kept, PublicKey publicKey, String bindingId) {
    byte[] encoded = escrow.orElseThrow().open(kept, bindingId);
    try {
      PrivateKey privateKey =
          KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
      return new KeyPair(publicKey, privateKey);
    } catch (GeneralSecurityException damaged) {
      throw new IllegalStateException("an escrowed key is not an RSA private key", damaged);
    }
  }

  private static EncryptedPrivateKey refuse() {
    throw new IllegalStateException("a private key is handed over under a shared secret only");
  }
}
