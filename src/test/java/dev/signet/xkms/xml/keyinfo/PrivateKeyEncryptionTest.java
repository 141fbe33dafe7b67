package dev.signet.xkms.xml.keyinfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.testkit.Requirement;
import dev.signet.xkms.model.EncryptedPrivateKey;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.secret.LimitedUseSecret;
import dev.signet.xkms.xml.BadMessage;
import dev.signet.xkms.xml.Corpus;
import dev.signet.xkms.xml.MessageReader;
import dev.signet.xkms.xml.TestKeys;
import dev.signet.xkms.xml.dom.Elements;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.signature.AlgorithmProfile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class PrivateKeyEncryptionTest {
  private static final LimitedUseSecret SECRET =
      LimitedUseSecret.of("3N9CJ-K4JKS-04JWF-0934J-SR09JW-IK4");
  private final PrivateKeyEncryption encryption = new PrivateKeyEncryption(new SecureRandom());

  @Test
  void aKeyPairComesBackFromEachCipher() {
    KeyPair pair = TestKeys.rsa(2048);
    for (int length : new int[] {16, 24, 32}) {
      EncryptedPrivateKey encrypted = encryption.encrypt(pair, SECRET.encryptionKey(length));
      KeyPair back = encryption.decrypt(encrypted, SECRET.encryptionKey(length));
      assertThat(back.getPrivate()).isEqualTo(pair.getPrivate());
      assertThat(back.getPublic()).isEqualTo(pair.getPublic());
    }
  }

  @Test
  void aWrongKeyIsRefused() {
    EncryptedPrivateKey encrypted =
        encryption.encrypt(TestKeys.rsa(2048), SECRET.encryptionKey(32));
    Octets wrong = LimitedUseSecret.of("another").encryptionKey(32);
    assertThatIllegalArgumentException().isThrownBy(() -> encryption.decrypt(encrypted, wrong));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> encryption.decrypt(encrypted, SECRET.encryptionKey(16)));
  }

  @Test
  void otherKeysThanRsaAndOtherCiphersAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> encryption.encrypt(TestKeys.p256(), SECRET.encryptionKey(16)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> encryption.encrypt(TestKeys.rsa(1024), SECRET.encryptionKey(20)));
    EncryptedPrivateKey unknown = new EncryptedPrivateKey("urn:unknown", Octets.of(new byte[64]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> encryption.decrypt(unknown, SECRET.encryptionKey(16)));
  }

  @Test
  void vectorsThatXmlSecurityCDecryptsAreDecryptedHereToo() throws BadMessage {
    int decrypted = 0;
    for (Path file : Corpus.xmlFiles("xkms/vectors")) {
      Result.Register result =
          (Result.Register)
              new MessageReader(AlgorithmProfile.LEGACY).readResult(Corpus.message(file));
      EncryptedPrivateKey privateKey = result.privateKey().orElseThrow();
      int length =
          privateKey.algorithm().contains("128")
              ? 16
              : privateKey.algorithm().contains("256") ? 32 : 24;
      KeyPair pair = encryption.decrypt(privateKey, SECRET.encryptionKey(length));
      PublicKey stated =
          result
              .bindings()
              .get(0)
              .description()
              .keyInfo()
              .all(KeyDatum.Value.class)
              .findFirst()
              .orElseThrow()
              .key();
      assertThat(pair.getPublic()).isEqualTo(stated);
      decrypted++;
    }
    assertThat(decrypted).isEqualTo(3);
  }

  @Test
  @Requirement("XR-P01")
  void anRsaKeyPairHasItsOrderAndUnsignedNumbers() throws Exception {
    RSAPrivateCrtKey key = (RSAPrivateCrtKey) TestKeys.rsa(2048).getPrivate();
    byte[] octets = RsaKeyPairElement.write(key);
    List<Element> numbers = Elements.childrenOf(SecureXml.parse(octets).getDocumentElement());
    assertThat(numbers)
        .extracting(Element::getLocalName)
        .containsExactly("Modulus", "Exponent", "P", "Q", "DP", "DQ", "InverseQ", "D");
    byte[] modulus = Base64.getDecoder().decode(numbers.get(0).getTextContent());
    assertThat(key.getModulus().toByteArray()).as("signed, a zero goes first").hasSize(257);
    assertThat(modulus).hasSize(256);
    assertThat(RsaKeyPairElement.read(octets).getPrivate()).isEqualTo(key);
  }

  @Test
  @Requirement("XR-P01")
  void anRsaKeyPairInAnotherOrderIsNone() {
    RSAPrivateCrtKey key = (RSAPrivateCrtKey) TestKeys.rsa(2048).getPrivate();
    String text = new String(RsaKeyPairElement.write(key), StandardCharsets.UTF_8);
    String swapped = text.replace("P>", "Z>").replace("Q>", "P>").replace("Z>", "Q>");
    assertThat(swapped).isNotEqualTo(text);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RsaKeyPairElement.read(swapped.getBytes(StandardCharsets.UTF_8)))
        .withMessage(RsaKeyPairElement.NOT_A_PAIR);
  }
}
