package dev.signet.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.Requirement;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a listed key or certificate matches, and how policies differ. */
class ListedKeysTest {
  private static final byte[] CERTIFICATE = {1, 2, 3};
  private static final byte[] KEY = {0x30, 1, 5};
  private static final String SHA256_RSA = "1.2.840.113549.1.1.11";
  private static final String SHA512_RSA = "1.2.840.113549.1.1.13";

  @ParameterizedTest
  @CsvSource({
    "SHA-256,true",
    "SHA-384,true",
    "SHA-512,true",
    "SHA-1,false",
    "MD5,false",
    "SHA-224,false"
  })
  @Requirement("E2E-X10")
  void onlyASoundDigestMatches(String algorithm, boolean matches) throws Exception {
    byte[] digest = MessageDigest.getInstance(algorithm).digest(CERTIFICATE);
    ListedKeys.Certificate listed = certificate(algorithm, digest);
    assertThat(listed.matches(CERTIFICATE)).isEqualTo(matches);
    assertThat(listed.matches(KEY)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "rsaEncryption,true,true",
    "1.2.840.113549.1.1.1,true,true",
    "sha256WithRSAEncryption,true,false",
    "1.2.840.113549.1.1.13,false,true",
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512,false,true",
    "id-Ed25519,false,false",
    "RSA,false,false",
    "1.2.3,false,false"
  })
  @Requirement("E2E-X09")
  void aNamedSignatureAlgorithmHasToBeTheOneUsed(
      String algorithm, boolean with256, boolean with512) {
    ListedKeys.Key key = new ListedKeys.Key(algorithm, Base64.getEncoder().encodeToString(KEY));
    assertThat(key.matches(KEY, SHA256_RSA)).isEqualTo(with256);
    assertThat(key.matches(KEY, SHA512_RSA)).isEqualTo(with512);
    assertThat(key.matches(CERTIFICATE, SHA256_RSA)).isFalse();
  }

  @Test
  void policiesThatMeanTheSameDoNotDiffer() {
    DomainPolicy said =
        policy(ListedKeys.NONE, Map.of("SMIME", AuthenticationPolicy.UNDEFINED), false);
    assertThat(PolicyDifference.between(said, DomainPolicy.UNDEFINED)).isEmpty();
  }

  @Test
  void eachDifferenceIsNamed() {
    ListedKeys keys =
        new ListedKeys(
            List.of(new ListedKeys.Key("rsaEncryption", "MAA=")),
            List.of(certificate("SHA-256", KEY)),
            1);
    DomainPolicy published = policy(keys, Map.of("SMIME", AuthenticationPolicy.ALWAYS), true);
    assertThat(PolicyDifference.between(published, DomainPolicy.UNDEFINED))
        .extracting(PolicyDifference::toString)
        .containsExactly(
            "AuthenticationPolicy SMIME: published Always, wanted Undefined",
            "Key: published rsaEncryption:MAA=, wanted none",
            "X509: published EndEntity:SHA-256:MAEF, wanted none",
            "entries that cannot be read: published 1, wanted 0",
            "Mode: published monitor, wanted enforce");
  }

  private static DomainPolicy policy(
      ListedKeys keys, Map<String, AuthenticationPolicy> authentication, boolean monitored) {
    return new DomainPolicy(keys, authentication, Map.of(), monitored, Optional.empty());
  }

  private static ListedKeys.Certificate certificate(String algorithm, byte[] digest) {
    String value = Base64.getEncoder().encodeToString(digest);
    return new ListedKeys.Certificate(false, algorithm, value, Optional.empty(), Optional.empty());
  }
}
