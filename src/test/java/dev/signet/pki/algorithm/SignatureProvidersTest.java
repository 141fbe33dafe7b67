package dev.signet.pki.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.signet.testkit.TestKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignatureProvidersTest {

  private static final byte[] WORDS = "words".getBytes(StandardCharsets.US_ASCII);

  @Test
  void theChoiceHasAWord() {
    assertThat(NativeProvider.of("accp")).contains(NativeProvider.ACCP);
    assertThat(NativeProvider.of("auto")).contains(NativeProvider.AUTO);
    assertThat(NativeProvider.of("openssl")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(NativeProvider.class)
  void everyChoiceTellsGoodFromBad(NativeProvider choice) throws GeneralSecurityException {
    SignatureProviders providers = SignatureProviders.chosen(choice, TestKeys.BC);
    for (String algorithm :
        List.of(
            "SHA1withRSA", "SHA256withRSA", "SHA384withRSA", "SHA512withRSA", "SHA3-256withRSA")) {
      check(providers, algorithm, TestKeys.rsa());
    }
    for (String curve : List.of("P-256", "P-384", "P-521", "secp256k1", "brainpoolP384r1")) {
      for (String algorithm :
          List.of("SHA1withECDSA", "SHA256withECDSA", "SHA384withECDSA", "SHA3-256withECDSA")) {
        check(providers, algorithm, TestKeys.ec(curve));
      }
    }
    check(providers, "Ed25519", TestKeys.ed25519());
    check(providers, "SHA256withDSA", generated("DSA", 2048));
    check(providers, "SHA256withRSA", TestKeys.freshRsa(1024));
  }

  @ParameterizedTest
  @EnumSource(
      value = NativeProvider.class,
      names = {"ACCP", "CONSCRYPT"})
  void aNativeProviderIsUsedForWhatItKnows(NativeProvider choice) {
    assumeTrue(choice.load().isPresent(), "the library is for another platform");
    String name = choice.load().orElseThrow().getName();
    SignatureProviders providers = SignatureProviders.chosen(choice, TestKeys.BC);
    assertThat(providers.inUse().get("RSA")).startsWith(name);
    assertThat(providers.inUse().get("EC P-256, P-384, P-521")).startsWith(name);
    assertThat(providers.notes()).isEmpty();
  }

  @Test
  void nothingIsRegisteredWithThePlatform() {
    List<Provider> before = List.of(Security.getProviders());
    SignatureProviders.chosen(NativeProvider.AUTO, TestKeys.BC);
    assertThat(Security.getProviders()).containsExactlyElementsOf(before);
  }

  @Test
  void aProviderWithoutTheRightAnswersIsNotUsed() throws GeneralSecurityException {
    Provider empty = new Provider("Empty", "1", "has nothing") {};
    SignatureProviders providers = SignatureProviders.tested(empty, TestKeys.BC, List.of());
    assertThat(providers.inUse()).containsEntry("RSA", "platform");
    assertThat(providers.notes()).hasSize(2).allMatch(note -> note.contains("Empty"));
    check(providers, "SHA256withRSA", TestKeys.rsa());
  }

  @Test
  void aProviderThatAcceptsEverythingIsNotUsed() {
    Provider gullible = new Gullible();
    SignatureProviders providers = SignatureProviders.tested(gullible, TestKeys.BC, List.of());
    assertThat(providers.inUse()).containsEntry("RSA", "platform");
    assertThat(KnownAnswers.RSA.areKnownTo(gullible)).isFalse();
  }

  @Test
  void keysThatCannotHaveSignedAreNoGoodSignature() {
    SignatureProviders providers = SignatureProviders.chosen(NativeProvider.AUTO, TestKeys.BC);
    PublicKey rsa = TestKeys.rsa().getPublic();
    PublicKey ec = TestKeys.ec().getPublic();
    assertThat(holds(providers, "SHA256withECDSA", rsa, new byte[70])).isFalse();
    assertThat(holds(providers, "SHA256withRSA", ec, new byte[256])).isFalse();
    assertThat(holds(providers, "Ed25519", ec, new byte[64])).isFalse();
    assertThat(holds(providers, "1.2.3.4", ec, new byte[64])).isFalse();
  }

  private static void check(SignatureProviders providers, String algorithm, KeyPair keys)
      throws GeneralSecurityException {
    Signature signer =
        keys.getPrivate().getAlgorithm().equals("EC")
            ? Signature.getInstance(algorithm, TestKeys.BC)
            : Signature.getInstance(algorithm);
    signer.initSign(keys.getPrivate());
    signer.update(WORDS);
    byte[] good = signer.sign();
    byte[] bad = good.clone();
    bad[bad.length - 3] ^= 4;
    for (int round = 0; round < 2; round++) {
      assertThat(holds(providers, algorithm, keys.getPublic(), good)).as(algorithm).isTrue();
      assertThat(holds(providers, algorithm, keys.getPublic(), bad)).as(algorithm).isFalse();
      assertThat(holds(providers, algorithm, keys.getPublic(), new byte[0])).isFalse();
    }
  }

  private static boolean holds(
      SignatureProviders providers, String algorithm, PublicKey key, byte[] signature) {
    try {
      return providers.verifies(algorithm, key, WORDS, signature);
    } catch (GeneralSecurityException | RuntimeException refused) {
      return false;
    }
  }

  private static KeyPair generated(String type, int bits) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
    generator.initialize(bits);
    return generator.generateKeyPair();
  }

  /** Believes every signature. */
  private static final class Gullible extends Provider {
    private static final long serialVersionUID = 1L;

    private Gullible() {
      super("Gullible", "1", "believes everything");
      put("Signature.SHA256withRSA", Believer.class.getName());
      put("KeyFactory.RSA", PlatformKeys.class.getName());
    }
  }

  /** Makes the platform's keys, so that only the answers of the provider can betray it. */
  public static final class PlatformKeys extends java.security.KeyFactorySpi {
    @Override
    protected PublicKey engineGeneratePublic(java.security.spec.KeySpec spec)
        throws java.security.spec.InvalidKeySpecException {
      try {
        return java.security.KeyFactory.getInstance("RSA").generatePublic(spec);
      } catch (java.security.NoSuchAlgorithmException impossible) {
        throw new java.security.spec.InvalidKeySpecException(impossible);
      }
    }

    @Override
    protected java.security.PrivateKey engineGeneratePrivate(java.security.spec.KeySpec spec) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected <T extends java.security.spec.KeySpec> T engineGetKeySpec(
        java.security.Key key, Class<T> spec) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected java.security.Key engineTranslateKey(java.security.Key key) {
      return key;
    }
  }

  /** Says yes. */
  public static final class Believer extends java.security.SignatureSpi {
    @Override
    protected void engineInitVerify(PublicKey key) {}

    @Override
    protected void engineInitSign(java.security.PrivateKey key) {}

    @Override
    protected void engineUpdate(byte b) {}

    @Override
    protected void engineUpdate(byte[] b, int off, int len) {}

    @Override
    protected byte[] engineSign() {
      return new byte[0];
    }

    @Override
    protected boolean engineVerify(byte[] signature) {
      return true;
    }

    @Override
    @Deprecated
    protected void engineSetParameter(String param, Object value) {}

    @Override
    @Deprecated
    protected Object engineGetParameter(String param) {
      return "";
    }
  }
}
