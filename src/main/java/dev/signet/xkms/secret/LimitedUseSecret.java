package dev.signet.xkms.secret;

import com.ongres.saslprep.SASLprep;
import dev.signet.xkms.model.Octets;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A pass phrase that was handed over out of band, and the keys that follow from it (XKMS 2.0
 * section 8.1).
 */
public final class LimitedUseSecret {
  private static final byte AUTHENTICATION = 0x01;
  private static final byte REVOCATION_CODE = 0x02;
  private static final byte REVOCATION_CODE_IDENTIFIER = 0x03;
  private static final byte ENCRYPTION = 0x04;

  /** The longest content key that XKMS 2.0 section 8.2 has a cipher for: AES-256. */
  private static final int LONGEST_KEY = 32;

  private final byte[] prepared;

  private LimitedUseSecret(byte[] prepared) {
    this.prepared = prepared;
  }

  /**
   * Prepares a pass phrase with SASLprep (RFC 4013) and UTF-8.
   *
   * @throws IllegalArgumentException if the text is empty or contains characters that RFC 4013
   *     prohibits
   */
  public static LimitedUseSecret of(String passPhrase) {
    String prepared = prepare(passPhrase);
    if (prepared.isEmpty()) {
      throw new IllegalArgumentException("a shared secret must not be empty");
    }
    return new LimitedUseSecret(prepared.getBytes(StandardCharsets.UTF_8));
  }

  private static String prepare(String passPhrase) {
    try {
      return new SASLprep().prepareStored(passPhrase);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // The library's text quotes the phrase; a secret must not reach a log. It also stumbles over
      // phrases of which nothing is left.
      throw new IllegalArgumentException(
          "a shared secret is empty or contains characters that RFC 4013 prohibits");
    }
  }

  /** Key of KeyBindingAuthentication: derivation 0x01, 20 octets. */
  public Octets authenticationKey() {
    return derive(AUTHENTICATION);
  }

  /** What authorises a revocation: derivation 0x02, 20 octets. */
  public Octets revocationCode() {
    return derive(REVOCATION_CODE);
  }

  /**
   * What a registration carries so that a later {@code code} can be recognised: derivation 0x03 of
   * the code, 20 octets.
   */
  public static Octets revocationCodeIdentifier(Octets code) {
    return Octets.of(hmac(new byte[] {REVOCATION_CODE_IDENTIFIER}, code.toByteArray()));
  }

  /**
   * Key that encrypts a private key: derivation 0x04, extended to {@code length} octets (16, 24 or
   * 32).
   *
   * <p>Each further block is keyed with the one before, its first octet XORed with the constant.
   */
  public Octets encryptionKey(int length) {
    if (length < 1 || length > LONGEST_KEY) {
      throw new IllegalArgumentException("an encryption key has 1 to " + LONGEST_KEY + " octets");
    }
    ByteArrayOutputStream key = new ByteArrayOutputStream();
    byte[] block = hmac(new byte[] {ENCRYPTION}, prepared);
    key.writeBytes(block);
    while (key.size() < length) {
      block[0] ^= ENCRYPTION;
      block = hmac(block, prepared);
      key.writeBytes(block);
    }
    return Octets.of(Arrays.copyOf(key.toByteArray(), length));
  }

  private Octets derive(byte constant) {
    return Octets.of(hmac(new byte[] {constant}, prepared));
  }

  private static byte[] hmac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key, "HmacSHA1"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA1", e);
    }
  }
}
