package dev.signet.xkms.xml;

import dev.signet.xkms.model.EncryptedPrivateKey;
import dev.signet.xkms.model.Octets;
import java.security.KeyPair;
import java.security.SecureRandom;

/** RSA key pairs on their way to the owner, encrypted with a derived key (XKMS 2.0 section 8.2). */
public final class PrivateKeyEncryption {
  private final SecureRandom random;

  public PrivateKeyEncryption(SecureRandom random) {
    this.random = random;
  }

  /** Encrypts the RSAKeyPair element with AES-CBC; {@code key} has 16 or 32 octets. */
  public EncryptedPrivateKey encrypt(KeyPair pair, Octets key) {
    throw new UnsupportedOperationException("not built yet " + random);
  }

  /**
   * Decrypts what {@link #encrypt} or another service made (AES-128, AES-256, Triple-DES, all CBC).
   *
   * @throws IllegalArgumentException if the key is wrong or the content is not an RSAKeyPair
   */
  public KeyPair decrypt(EncryptedPrivateKey privateKey, Octets key) {
    throw new UnsupportedOperationException("not built yet");
  }
}
