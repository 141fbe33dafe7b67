package dev.signet.policy.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.policy.AuthenticationPolicy;
import dev.signet.policy.DomainPolicy;
import dev.signet.policy.EncryptionPolicy;
import dev.signet.policy.ListedKeys;
import dev.signet.testkit.Requirement;
import java.net.URI;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the tag form is read. */
class PolicyTagsTest {
  private static final String DIGEST = Base64.getEncoder().encodeToString(new byte[32]);

  @Test
  void aWholePolicyIsRead() {
    PolicyReading.Read read =
        read(
            "v=SMIMEP1; auth=SMIME:EHLO,PGP:Never; enc=TLS:Always,SMIME:XKMS;x509=CA:sha-256:"
                + DIGEST
                + "; key=id-Ed25519:MAA=; notice=https://a.example/n%2Cx; mode=monitor;");
    DomainPolicy policy = read.policy();
    assertThat(read.form()).isEqualTo(PolicyForm.TAGS);
    assertThat(read.warnings()).isEmpty();
    assertThat(policy.authentication("PGP")).isEqualTo(AuthenticationPolicy.NEVER);
    assertThat(policy.encryption("SMIME")).isEqualTo(EncryptionPolicy.XKMS);
    assertThat(policy.keys().keys()).containsExactly(new ListedKeys.Key("id-Ed25519", "MAA="));
    assertThat(policy.keys().certificates()).hasSize(1);
    assertThat(policy.keys().certificates().get(0).isAuthority()).isTrue();
    assertThat(policy.notice()).contains(URI.create("https://a.example/n%2Cx"));
    assertThat(policy.isMonitored()).isTrue();
  }

  @Test
  void theVersionAloneSaysNothing() {
    assertThat(read("v=SMIMEP1").policy()).isEqualTo(DomainPolicy.UNDEFINED);
  }

  @Test
  @Requirement("E2E-T01")
  void bothFormsMeanTheSame() {
    String xml =
        "<Policy xmlns='"
            + PolicyReader.NAMESPACE
            + "'><X509 Type='EndEntity' DigestAlgorithm='sha-256' DigestValue='"
            + DIGEST
            + "'/><AuthenticationPolicy Protocol='SMIME' Policy='EHLO'/>"
            + "<EncryptionPolicy Protocol='TLS' Policy='Always'/></Policy>";
    String tags = "v=SMIMEP1; auth=SMIME:EHLO; enc=TLS:Always; x509=EndEntity:sha-256:" + DIGEST;
    assertThat(read(tags).policy()).isEqualTo(read(xml).policy());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x509=Leaf:sha-256:%1$s",
        "x509=CA:sha-256",
        "x509=CA:sha-384:%1$s",
        "x509",
        "X509=:::",
        "key=MAA=",
        "key=rsaEncryption:*",
        "key=rsaEncryption:",
        "key=:MAA="
      })
  @Requirement("E2E-X08")
  void aBrokenEntryIsDroppedAndStillRestricts(String tag) {
    PolicyReading.Read read =
        read("v=SMIMEP1; " + String.format(tag, DIGEST) + "; auth=SMIME:Always");
    assertThat(read.policy().keys().unreadable()).isOne();
    assertThat(read.warnings()).hasSize(1);
    assertThat(read.policy().authentication("SMIME")).isEqualTo(AuthenticationPolicy.ALWAYS);
  }

  @ParameterizedTest
  @CsvSource({
    "auth=SMIME,UNDEFINED",
    "auth=SMIME:EHLO:x,UNDEFINED",
    "auth=SMIME:Sometimes,UNDEFINED",
    "auth=SMIME:ehlo,UNDEFINED",
    "auth=smime:EHLO,UNDEFINED",
    "AUTH=SMIME:EHLO,EHLO",
    "auth= SMIME:EHLO ,EHLO",
    "auth=SMIME:EHLO; auth=SMIME:Never,UNDEFINED",
    "auth=SMIME:EHLO; auth=SMIME:EHLO,EHLO",
    "ayth=SMIME:EHLO,UNDEFINED",
    "auth=:EHLO,UNDEFINED"
  })
  @Requirement("E2E-X01")
  @Requirement("E2E-X03")
  @Requirement("E2E-X07")
  @Requirement("E2E-T02")
  void anItemCountsAsItIsWritten(String tags, String meaning) {
    PolicyReading.Read read = read("v=SMIMEP1; " + tags);
    AuthenticationPolicy expected = AuthenticationPolicy.valueOf(meaning);
    assertThat(read.policy().authentication("SMIME")).isEqualTo(expected);
    assertThat(read.warnings().isEmpty()).isEqualTo(expected != AuthenticationPolicy.UNDEFINED);
  }

  @Test
  void remarksAreFitForALog() {
    PolicyReading.Read read =
        read("v=SMIMEP1; auth=SM\r\nX:1,SMIME:\u001b[2J; \u202ex=1; y=1; y=2");
    assertThat(read.warnings()).hasSize(4).allMatch(warning -> warning.matches("[ -~]+"));
    String huge = "v=SMIMEP1;" + "z".repeat(4000) + ";";
    assertThat(read(huge).warnings()).allMatch(warning -> warning.length() < 500);
  }

  @Test
  @Requirement("E2E-T02")
  void keysAndCertificatesMayBeSeveral() {
    PolicyReading.Read read =
        read(
            "v=SMIMEP1; x509=CA:sha-256:%1$s; key=id-Ed25519:MAA=; z=1; key=rsaEncryption:MAA=;"
                    .formatted(DIGEST)
                + "x509=EndEntity:sha-256:"
                + DIGEST);
    assertThat(read.policy().keys().keys()).hasSize(2);
    assertThat(read.policy().keys().certificates()).hasSize(2);
  }

  @Test
  void theFirstModeCounts() {
    PolicyReading.Read read = read("v=SMIMEP1; mode=enforce; mode=monitor");
    assertThat(read.policy().isMonitored()).isFalse();
    assertThat(read.warnings()).containsExactly("Tag mode is said twice; the first counts");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"v=SMIMEP1 auth=SMIME:EHLO", "v=SMIMEP10; x", "v=SMIMEP2", "", "v=spf1 -all"})
  @Requirement("E2E-R03")
  void thisIsNone(String text) {
    assertThat(PolicyReader.read(text)).isInstanceOf(PolicyReading.Malformed.class);
  }

  @Test
  @Requirement("E2E-R05")
  void thereIsRoomForSixtyFourStatements() {
    String items = "SMIME:EHLO,".repeat(63) + "SMIME:EHLO";
    assertThat(read("v=SMIMEP1; auth=" + items).warnings()).isEmpty();
    assertThat(PolicyReader.read("v=SMIMEP1; auth=" + items + ",PGP:Never"))
        .isEqualTo(new PolicyReading.Malformed("it makes more than 64 statements"));
  }

  private static PolicyReading.Read read(String text) {
    PolicyReading reading = PolicyReader.read(text);
    assertThat(reading).isInstanceOf(PolicyReading.Read.class);
    return (PolicyReading.Read) reading;
  }
}
