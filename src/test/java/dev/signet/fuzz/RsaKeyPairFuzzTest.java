package dev.signet.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signet.xkms.model.EncryptedPrivateKey;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.xml.keyinfo.PrivateKeyEncryption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** What a decrypted private key says is a key pair or is refused; the input is the plain text. */
class RsaKeyPairFuzzTest {
  private static final byte[] KEY = new byte[16];
  private static final String CIPHER = "http://www.w3.org/2001/04/xmlenc#aes128-cbc";
  private static final PrivateKeyEncryption ENCRYPTION =
      new PrivateKeyEncryption(new SecureRandom());

  @FuzzTest(maxDuration = "10s")
  void isAKeyPairOrRefused(byte[] octets) throws GeneralSecurityException {
    try {
      KeyPair pair =
          ENCRYPTION.decrypt(
              new EncryptedPrivateKey(CIPHER, Octets.of(encrypted(octets))), Octets.of(KEY));
      assertThat(pair.getPublic().getAlgorithm()).isEqualTo("RSA");
      assertThat(pair.getPrivate().getAlgorithm()).isEqualTo("RSA");
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageContaining("RSAKeyPair");
    }
  }

  /** By XML Encryption section 5.2, with a vector of zeroes. */
  private static byte[] encrypted(byte[] octets) throws GeneralSecurityException {
    int pad = 16 - octets.length % 16;
    byte[] plain = Arrays.copyOf(octets, octets.length + pad);
    plain[plain.length - 1] = (byte) pad;
    Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
    byte[] vector = new byte[16];
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(KEY, "AES"), new IvParameterSpec(vector));
    byte[] value = Arrays.copyOf(vector, 16 + plain.length);
    System.arraycopy(cipher.doFinal(plain), 0, value, 16, plain.length);
    return value;
  }
}
