package dev.signet.xkms.xkrss;

import dev.signet.xkms.model.Octets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The data key under which private keys are kept for recovery: AES-256-GCM, bound to the Id of the
 * binding they belong to.
 */
public final class EscrowKey {

  private static final int KEY_OCTETS = 32;
  private static final int NONCE_OCTETS = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random;

  /**
   * @throws IllegalArgumentException if the key has not 32 octets
   */
  public EscrowKey(Octets key, SecureRandom random) {
    if (key.length() != KEY_OCTETS) {
      throw new IllegalArgumentException("an escrow key has 32 octets, not " + key.length());
    }
    this.key = new SecretKeySpec(key.toByteArray(), "AES");
    this.random = random;
  }

  /** Reads the key from a file that holds its 32 octets in base64. */
  public static EscrowKey read(Path file, SecureRandom random) throws IOException {
    return new EscrowKey(
        Octets.fromBase64(Files.readString(file, StandardCharsets.US_ASCII)), random);
  }

  /** Nonce and cipher text of a private key. */
  Octets seal(byte[] privateKey, String bindingId) {
    byte[] nonce = new byte[NONCE_OCTETS];
    random.nextBytes(nonce);
    byte[] cipherText = apply(Cipher.ENCRYPT_MODE, nonce, privateKey, bindingId);
    byte[] sealed = Arrays.copyOf(nonce, NONCE_OCTETS + cipherText.length);
    System.arraycopy(cipherText, 0, sealed, NONCE_OCTETS, cipherText.length);
    return Octets.of(sealed);
  }

  /**
   * The private key again.
   *
   * @throws IllegalStateException if it was sealed under another key, for another binding, or was
   *     changed
   */
  byte[] open(Octets sealed, String bindingId) {
    byte[] all = sealed.toByteArray();
    byte[] nonce = Arrays.copyOf(all, NONCE_OCTETS);
    return apply(
        Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(all, NONCE_OCTETS, all.length), bindingId);
  }

  private byte[] apply(int mode, byte[] nonce, byte[] text, String bindingId) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce), random);
      cipher.updateAAD(bindingId.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException unusable) {
      throw new IllegalStateException(
          "an escrowed key cannot be sealed or opened with this escrow key", unusable);
    }
  }
}
