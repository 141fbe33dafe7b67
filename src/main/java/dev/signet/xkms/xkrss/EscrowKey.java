package dev.signet.xkms.xkrss;

import dev.signet.xkms.exchange.Sealing;
import dev.signet.xkms.model.Octets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The data key under which private keys, and results with them, are kept: AES-256-GCM, bound to
 * what they are. For a private key that is the Id of its binding.
 */
public final class EscrowKey implements Sealing {

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

  /**
   * Reads the key from a file that holds its 32 octets in base64.
   *
   * @throws IOException if it cannot be read, or holds something else
   */
  public static EscrowKey read(Path file, SecureRandom random) throws IOException {
    try {
      return new EscrowKey(
          Octets.fromBase64(Files.readString(file, StandardCharsets.US_ASCII)), random);
    } catch (IllegalArgumentException otherwise) {
      // the exception is left out, for the decoder's words quote the key
      throw new IOException("the escrow key in " + file + " is not 32 octets in base64");
    }
  }

  /**
   * Says which key it is without telling it, 32 hexadecimal digits: nodes compare it, so that none
   * works with another key.
   */
  public String mark() {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] value = mac.doFinal("which escrow key".getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(value, 0, 16);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has HMAC-SHA256", impossible);
    }
  }

  /** Nonce and cipher text. */
  @Override
  public Octets seal(Octets plain, String purpose) {
    byte[] nonce = new byte[NONCE_OCTETS];
    random.nextBytes(nonce);
    byte[] cipherText = apply(Cipher.ENCRYPT_MODE, nonce, plain.toByteArray(), purpose);
    byte[] sealed = Arrays.copyOf(nonce, NONCE_OCTETS + cipherText.length);
    System.arraycopy(cipherText, 0, sealed, NONCE_OCTETS, cipherText.length);
    return Octets.of(sealed);
  }

  @Override
  public Octets open(Octets sealed, String purpose) {
    byte[] all = sealed.toByteArray();
    if (all.length < NONCE_OCTETS + TAG_BITS / 8) {
      throw new IllegalStateException(purpose + ": too short to be sealed; the row is damaged");
    }
    byte[] nonce = Arrays.copyOf(all, NONCE_OCTETS);
    byte[] cipherText = Arrays.copyOfRange(all, NONCE_OCTETS, all.length);
    return Octets.of(apply(Cipher.DECRYPT_MODE, nonce, cipherText, purpose));
  }

  private byte[] apply(int mode, byte[] nonce, byte[] text, String purpose) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce), random);
      cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(text);
    } catch (AEADBadTagException otherKey) {
      throw new IllegalStateException(
          purpose + ": sealed under another escrow key or for something else, or changed",
          otherKey);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has AES-GCM", impossible);
    }
  }
}
