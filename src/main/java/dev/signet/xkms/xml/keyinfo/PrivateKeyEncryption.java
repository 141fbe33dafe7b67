package dev.signet.xkms.xml.keyinfo;

import dev.signet.xkms.model.EncryptedPrivateKey;
import dev.signet.xkms.model.Namespaces;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.secret.LimitedUseSecret;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * RSA key pairs on their way to the owner, encrypted with a derived key (XKMS 2.0 section 8.2).
 *
 * <p>CBC without authentication is what the protocol has: the result around it has to be signed or
 * to travel over TLS, and no difference between failures is shown.
 */
public final class PrivateKeyEncryption {
  private final SecureRandom random;

  public PrivateKeyEncryption(SecureRandom random) {
    this.random = random;
  }

  /**
   * Encrypts the RSAKeyPair element with the cipher of this key length: AES-CBC for 16 and 32
   * octets, Triple-DES for 24, which is for peers that know no other.
   *
   * @throws IllegalArgumentException if the pair is not RSA with all its parts, or the key has
   *     another length
   */
  public EncryptedPrivateKey encrypt(KeyPair pair, Octets key) {
    if (!(pair.getPrivate() instanceof RSAPrivateCrtKey rsa)) {
      throw new IllegalArgumentException("XKMS can only carry RSA key pairs");
    }
    CbcCipher cipher = CbcCipher.ofKeyLength(key.length());
    byte[] vector = new byte[cipher.blockLength()];
    random.nextBytes(vector);
    byte[] plain = padded(RsaKeyPairElement.write(rsa), cipher.blockLength());
    byte[] encrypted = run(cipher.engine(Cipher.ENCRYPT_MODE, key, vector), plain);
    byte[] value = Arrays.copyOf(vector, vector.length + encrypted.length);
    System.arraycopy(encrypted, 0, value, vector.length, encrypted.length);
    return new EncryptedPrivateKey(cipher.uri(), Octets.of(value));
  }

  /**
   * Decrypts what {@link #encrypt} or another service made (AES-128, AES-256, Triple-DES, all CBC).
   *
   * @throws IllegalArgumentException if the key is wrong or the content is not an RSAKeyPair
   */
  public KeyPair decrypt(EncryptedPrivateKey privateKey, Octets key) {
    CbcCipher cipher = CbcCipher.ofUri(privateKey.algorithm());
    byte[] value = privateKey.cipherValue().toByteArray();
    int block = cipher.blockLength();
    if (key.length() != cipher.keyLength()
        || value.length < 2 * block
        || value.length % block != 0) {
      throw new IllegalArgumentException("the key or the encrypted data have a wrong length");
    }
    byte[] vector = Arrays.copyOf(value, block);
    byte[] encrypted = Arrays.copyOfRange(value, block, value.length);
    byte[] plain = run(cipher.engine(Cipher.DECRYPT_MODE, key, vector), encrypted);
    return RsaKeyPairElement.read(unpadded(plain, block));
  }

  /**
   * The same for the holder of a secret: the length of the derived key is that of the cipher.
   *
   * @throws IllegalArgumentException if the secret is wrong or the content is not an RSAKeyPair
   */
  public KeyPair decrypt(EncryptedPrivateKey privateKey, LimitedUseSecret secret) {
    int length = CbcCipher.ofUri(privateKey.algorithm()).keyLength();
    return decrypt(privateKey, secret.encryptionKey(length));
  }

  private static byte[] run(Cipher engine, byte[] blocks) {
    try {
      return engine.doFinal(blocks);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("whole blocks can always be processed", e);
    }
  }

  /** Padding of XML Encryption 1.0 section 5.2: the last octet says how many there are. */
  private byte[] padded(byte[] plain, int block) {
    int pad = block - plain.length % block;
    byte[] noise = new byte[pad];
    random.nextBytes(noise);
    byte[] padded = Arrays.copyOf(plain, plain.length + pad);
    System.arraycopy(noise, 0, padded, plain.length, pad);
    padded[padded.length - 1] = (byte) pad;
    return padded;
  }

  private static byte[] unpadded(byte[] plain, int block) {
    int pad = plain[plain.length - 1] & 0xff;
    if (pad < 1 || pad > block) {
      throw new IllegalArgumentException(RsaKeyPairElement.NOT_A_PAIR);
    }
    return Arrays.copyOf(plain, plain.length - pad);
  }

  /** The block ciphers of XML Encryption 1.0 section 5.2. */
  private enum CbcCipher {
    AES_128("aes128-cbc", "AES", 16, 16),
    AES_256("aes256-cbc", "AES", 32, 16),
    TRIPLE_DES("tripledes-cbc", "DESede", 24, 8);

    private final String word;
    private final String jca;
    private final int keyLength;
    private final int blockLength;

    CbcCipher(String word, String jca, int keyLength, int blockLength) {
      this.word = word;
      this.jca = jca;
      this.keyLength = keyLength;
      this.blockLength = blockLength;
    }

    static CbcCipher ofKeyLength(int length) {
      return Arrays.stream(values())
          .filter(c -> c.keyLength() == length)
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("a key here has 16, 24 or 32 octets"));
    }

    static CbcCipher ofUri(String uri) {
      return Arrays.stream(values())
          .filter(c -> c.uri().equals(uri))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("a cipher that is not read"));
    }

    String uri() {
      return Namespaces.XENC + word;
    }

    Cipher engine(int mode, Octets key, byte[] vector) {
      try {
        Cipher engine = Cipher.getInstance(jca + "/CBC/NoPadding");
        engine.init(mode, new SecretKeySpec(key.toByteArray(), jca), new IvParameterSpec(vector));
        return engine;
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java platform has " + jca, e);
      }
    }

    int keyLength() {
      return keyLength;
    }

    int blockLength() {
      return blockLength;
    }
  }
}
