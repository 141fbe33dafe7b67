package dev.signet.pki.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.TestKeys;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlgorithmPolicyTest {

  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final String SHA256_RSA = "1.2.840.113549.1.1.11";
  private static final String SHA1_RSA = "1.2.840.113549.1.1.5";
  private static final String SHA256_ECDSA = "1.2.840.10045.4.3.2";

  @ParameterizedTest
  @CsvSource({
    "1.2.840.113549.1.1.11,true,true", // SHA-256 with RSA
    "1.2.840.113549.1.1.13,true,true",
    "2.16.840.1.101.3.4.3.14,true,true", // SHA3-256 with RSA
    "1.2.840.113549.1.1.5,false,true", // SHA-1 with RSA
    "1.3.14.3.2.29,false,true",
    "1.2.840.113549.1.1.14,false,true", // SHA-224
    "1.2.840.10045.4.1,false,true", // SHA-1 with ECDSA
    "1.2.840.10040.4.3,false,true", // SHA-1 with DSA
    "1.2.840.10045.4.3.3,true,true",
    "1.3.101.112,true,true",
    "2.16.840.1.101.3.4.3.18,true,true", // ML-DSA-65
    "1.2.840.113549.1.1.4,false,false", // MD5
    "1.2.840.113549.1.1.2,false,false", // MD2
    "1.2.840.113549.1.1.10,false,false", // RSASSA-PSS without parameters
    "1.2.3.4,false,false",
  })
  void digestsDecideAboutSignatureAlgorithms(String oid, boolean modern, boolean legacy) {
    SignatureAlgorithm algorithm = SignatureAlgorithm.of(oid, null);
    assertThat(AlgorithmPolicy.MODERN.against(algorithm, NOW).isEmpty()).isEqualTo(modern);
    assertThat(AlgorithmPolicy.LEGACY.against(algorithm, NOW).isEmpty()).isEqualTo(legacy);
    assertThat(AlgorithmPolicy.ANY.against(algorithm, NOW).isEmpty()).isEqualTo(legacy);
  }

  @Test
  void aDigestThatIsBrokenIsNeverAdmittedWhateverTheRulesSay() {
    AlgorithmPolicy careless =
        new AlgorithmPolicy("careless", List.of(AlgorithmPolicy.Rule.digest("MD5")));
    assertThat(careless.against(SignatureAlgorithm.of("1.2.840.113549.1.1.4", null), NOW))
        .containsExactly("MD5 is broken and never admitted");
  }

  @ParameterizedTest
  @CsvSource({
    "4096,true,true",
    "2048,true,true",
    "2047,false,true",
    "1024,false,true",
    "1023,false,false",
    "20000,false,false"
  })
  void rsaKeysHaveALeastAndALargestSize(int bits, boolean modern, boolean legacy) {
    PublicKey key = rsa(BigInteger.ONE.shiftLeft(bits - 1).setBit(0), 65537);
    assertThat(AlgorithmPolicy.MODERN.against(key, NOW).isEmpty()).isEqualTo(modern);
    assertThat(AlgorithmPolicy.LEGACY.against(key, NOW).isEmpty()).isEqualTo(legacy);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 65536, -3})
  void anRsaExponentThatMakesNoKeyIsRefused(long exponent) {
    PublicKey key = rsa(BigInteger.ONE.shiftLeft(2047).setBit(0), exponent);
    assertThat(AlgorithmPolicy.ANY.against(key, NOW)).hasSize(1);
  }

  @Test
  void anEvenRsaModulusIsRefused() {
    assertThat(AlgorithmPolicy.ANY.against(rsa(BigInteger.ONE.shiftLeft(2047), 3), NOW)).hasSize(1);
    assertThat(
            AlgorithmPolicy.MODERN.against(rsa(BigInteger.ONE.shiftLeft(2047).setBit(0), 3), NOW))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "P-256,true,true",
    "P-384,true,true",
    "P-521,true,true",
    "secp256k1,false,true",
    "brainpoolP256r1,false,true",
    "secp160r1,false,false"
  })
  void curvesAreAdmittedByName(String curve, boolean modern, boolean legacy) {
    PublicKey key = TestKeys.ec(curve).getPublic();
    assertThat(AlgorithmPolicy.MODERN.against(key, NOW).isEmpty()).isEqualTo(modern);
    assertThat(AlgorithmPolicy.LEGACY.against(key, NOW).isEmpty()).isEqualTo(legacy);
  }

  @Test
  void theKeyMayBeOfAnyProvider() throws GeneralSecurityException {
    KeyPairGenerator platform = KeyPairGenerator.getInstance("EC");
    platform.initialize(256);
    assertThat(AlgorithmPolicy.MODERN.against(platform.generateKeyPair().getPublic(), NOW))
        .isEmpty();
    PublicKey edwards =
        KeyPairGenerator.getInstance("Ed25519", TestKeys.BC).generateKeyPair().getPublic();
    assertThat(AlgorithmPolicy.MODERN.against(edwards, NOW)).isEmpty();
    assertThat(AlgorithmPolicy.MODERN.against(TestKeys.ed25519().getPublic(), NOW)).isEmpty();
  }

  @Test
  void aRuleEndsAtItsTime() {
    Instant end = Instant.parse("2026-01-01T00:00:00Z");
    AlgorithmPolicy policy =
        new AlgorithmPolicy("dated", List.of(AlgorithmPolicy.Rule.digest("SHA-1").until(end)));
    SignatureAlgorithm sha1 = SignatureAlgorithm.of(SHA1_RSA, null);
    assertThat(policy.against(sha1, end.minusSeconds(1))).isEmpty();
    assertThat(policy.against(sha1, end))
        .containsExactly(
            "SHA-1 is admitted no more by the algorithm policy dated since 2026-01-01T00:00:00Z");
  }

  @Test
  void aLargerKeyMayBeAdmittedForLonger() {
    Instant end = Instant.parse("2026-01-01T00:00:00Z");
    AlgorithmPolicy policy =
        new AlgorithmPolicy(
            "dated",
            List.of(
                AlgorithmPolicy.Rule.key("RSA", 1024).until(end),
                AlgorithmPolicy.Rule.key("RSA", 2048)));
    assertThat(policy.against(rsa(BigInteger.ONE.shiftLeft(2047).setBit(0), 3), NOW)).isEmpty();
    assertThat(policy.against(rsa(BigInteger.ONE.shiftLeft(1023).setBit(0), 3), NOW))
        .singleElement()
        .asString()
        .contains("no more");
  }

  @Test
  void keyAndSignatureMustAgree() {
    PublicKey rsa = TestKeys.rsa().getPublic();
    PublicKey ec = TestKeys.ec().getPublic();
    PublicKey edwards = TestKeys.ed25519().getPublic();
    assertThat(modern(SHA256_RSA, rsa)).isEmpty();
    assertThat(modern(SHA256_ECDSA, ec)).isEmpty();
    assertThat(modern("1.3.101.112", edwards)).isEmpty();
    assertThat(modern(SHA256_ECDSA, rsa)).hasSize(1);
    assertThat(modern(SHA256_RSA, ec)).hasSize(1);
    assertThat(modern("1.3.101.113", edwards)).hasSize(1);
    assertThat(modern("1.3.101.112", ec)).hasSize(1);
  }

  @Test
  void allReasonsAreTold() {
    PublicKey small = rsa(BigInteger.ONE.shiftLeft(1023).setBit(0), 3);
    assertThat(AlgorithmPolicy.MODERN.against(SignatureAlgorithm.of(SHA1_RSA, null), small, NOW))
        .hasSize(2);
  }

  @Test
  void pssNeedsOneDigestForMessageAndMask() {
    assertThat(pss(NISTObjectIdentifiers.id_sha256, NISTObjectIdentifiers.id_sha256, 1)).isEmpty();
    assertThat(pss(NISTObjectIdentifiers.id_sha256, NISTObjectIdentifiers.id_sha512, 1)).hasSize(1);
    assertThat(pss(NISTObjectIdentifiers.id_sha256, NISTObjectIdentifiers.id_sha256, 2)).hasSize(1);
    ASN1ObjectIdentifier sha1 = new ASN1ObjectIdentifier("1.3.14.3.2.26");
    assertThat(pss(sha1, sha1, 1)).singleElement().asString().contains("SHA-1");
    assertThat(
            AlgorithmPolicy.MODERN.against(
                SignatureAlgorithm.of("1.2.840.113549.1.1.10", new byte[] {1, 2, 3}), NOW))
        .hasSize(1);
  }

  @Test
  void aKeyWithSpelledOutCurveIsRefused() {
    byte[] encoded = TestKeys.ec().getPublic().getEncoded();
    PublicKey explicit = foreign(encoded, DERNull.INSTANCE);
    assertThat(AlgorithmPolicy.ANY.against(explicit, NOW))
        .containsExactly("an EC key whose curve has no name is not admitted");
  }

  @Test
  void aKeyThatNobodyKnowsIsRefused() {
    Stream.of(new byte[0], new byte[] {0x30, 0x00}, new byte[] {1, 2, 3})
        .forEach(
            octets -> assertThat(AlgorithmPolicy.ANY.against(new Foreign(octets), NOW)).hasSize(1));
  }

  private static List<String> modern(String oid, PublicKey key) {
    return AlgorithmPolicy.MODERN.against(SignatureAlgorithm.of(oid, null), key, NOW);
  }

  private static List<String> pss(
      ASN1ObjectIdentifier digest, ASN1ObjectIdentifier mask, int trailer) {
    RSASSAPSSparams parameters =
        new RSASSAPSSparams(
            new AlgorithmIdentifier(digest),
            new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, new AlgorithmIdentifier(mask)),
            new ASN1Integer(32),
            new ASN1Integer(trailer));
    try {
      SignatureAlgorithm algorithm =
          SignatureAlgorithm.of("1.2.840.113549.1.1.10", parameters.getEncoded());
      return AlgorithmPolicy.MODERN.against(algorithm, TestKeys.rsa().getPublic(), NOW);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static PublicKey foreign(byte[] encoded, ASN1Encodable parameters) {
    try {
      var info = org.bouncycastle.asn1.x509.SubjectPublicKeyInfo.getInstance(encoded);
      var changed =
          new org.bouncycastle.asn1.x509.SubjectPublicKeyInfo(
              new AlgorithmIdentifier(info.getAlgorithm().getAlgorithm(), parameters),
              info.getPublicKeyData().getOctets());
      return new Foreign(changed.getEncoded());
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static PublicKey rsa(BigInteger modulus, long exponent) {
    return new RsaNumbers(modulus, BigInteger.valueOf(exponent));
  }

  private record Foreign(byte[] octets) implements PublicKey {
    @Override
    public String getAlgorithm() {
      return "EC";
    }

    @Override
    public String getFormat() {
      return "X.509";
    }

    @Override
    public byte[] getEncoded() {
      return octets.clone();
    }
  }

  /** Numbers that no key factory would take. */
  private record RsaNumbers(BigInteger modulus, BigInteger exponent) implements RSAPublicKey {
    @Override
    public BigInteger getModulus() {
      return modulus;
    }

    @Override
    public BigInteger getPublicExponent() {
      return exponent;
    }

    @Override
    public String getAlgorithm() {
      return "RSA";
    }

    @Override
    public String getFormat() {
      return "X.509";
    }

    @Override
    public byte[] getEncoded() {
      return new byte[0];
    }
  }
}
