package dev.signet.policy.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.policy.AuthenticationPolicy;
import dev.signet.policy.DomainPolicy;
import dev.signet.policy.EncryptionPolicy;
import dev.signet.policy.KeyAlgorithm;
import dev.signet.policy.ListedKeys;
import dev.signet.testkit.Requirement;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written is read as it was meant. */
class PolicyWriterTest {

  private static final DomainPolicy SMALL =
      new DomainPolicy(
          ListedKeys.NONE,
          Map.of("SMIME", AuthenticationPolicy.EHLO, "PGP", AuthenticationPolicy.NEVER),
          Map.of("TLS", EncryptionPolicy.ALWAYS),
          true,
          Optional.of(URI.create("mailto:a@example.org")));

  @Test
  @Requirement("E2E-X04")
  void theSamePolicyIsAlwaysTheSameText() {
    assertThat(PolicyWriter.write(SMALL, PolicyForm.TAGS))
        .isEqualTo(
            "v=SMIMEP1; auth=PGP:Never,SMIME:EHLO; enc=TLS:Always; notice=mailto:a@example.org;"
                + " mode=monitor");
    assertThat(PolicyWriter.write(SMALL, PolicyForm.XML))
        .isEqualTo(
            "<Policy xmlns='urn:uuid:07376f12-1180-44b9-b5d3-aae92ed9ec65'"
                + " Notice='mailto:a@example.org' Mode='monitor'>"
                + "<AuthenticationPolicy Protocol='PGP' Policy='Never'/>"
                + "<AuthenticationPolicy Protocol='SMIME' Policy='EHLO'/>"
                + "<EncryptionPolicy Protocol='TLS' Policy='Always'/></Policy>");
  }

  @RepeatedTest(60)
  @Requirement("E2E-T01")
  void whatIsWrittenIsReadTheSame(RepetitionInfo info) {
    Random random = new Random(info.getCurrentRepetition());
    DomainPolicy policy = any(random);
    assertThat(reread(policy, PolicyForm.XML)).isEqualTo(policy);
    if (PolicyWriter.obstacle(policy, PolicyForm.TAGS).isEmpty()) {
      assertThat(reread(policy, PolicyForm.TAGS)).isEqualTo(bare(policy));
    }
  }

  @ParameterizedTest
  @EnumSource(PolicyForm.class)
  void whatCouldNotBeReadIsNotWrittenAsIfItHadNotBeenThere(PolicyForm form) {
    DomainPolicy broken =
        new DomainPolicy(
            new ListedKeys(List.of(), List.of(), 1), Map.of(), Map.of(), false, Optional.empty());
    assertThatThrownBy(() -> PolicyWriter.write(broken, form))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("restrict");
  }

  @Test
  void zoneTextIsCutAndEscaped() {
    assertThat(ZoneText.txt("_smimepolicy.example.org", 3600, "a\"b\\c\u00fc"))
        .isEqualTo("_smimepolicy.example.org. 3600 IN TXT \"a\\\"b\\\\c\\195\\188\"");
    String cut = ZoneText.txt("a", 60, "x".repeat(255) + "y");
    assertThat(cut).isEqualTo("a. 60 IN TXT ( \"" + "x".repeat(255) + "\"\n    \"y\" )");
  }

  private static DomainPolicy reread(DomainPolicy policy, PolicyForm form) {
    PolicyReading reading = PolicyReader.read(PolicyWriter.write(policy, form));
    assertThat(reading).isInstanceOf(PolicyReading.Read.class);
    return ((PolicyReading.Read) reading).policy();
  }

  /** Without what the tag form has no place for, and with a URI as it is written there. */
  private static DomainPolicy bare(DomainPolicy policy) {
    List<ListedKeys.Certificate> certificates =
        policy.keys().certificates().stream()
            .map(
                c ->
                    new ListedKeys.Certificate(
                        c.isAuthority(),
                        c.digestAlgorithm(),
                        c.digest(),
                        Optional.empty(),
                        Optional.empty()))
            .toList();
    return new DomainPolicy(
        new ListedKeys(policy.keys().keys(), certificates, 0),
        policy.authentication(),
        policy.encryption(),
        policy.isMonitored(),
        policy.notice());
  }

  private static DomainPolicy any(Random random) {
    List<ListedKeys.Key> keys = new ArrayList<>();
    List<ListedKeys.Certificate> certificates = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      keys.add(new ListedKeys.Key(algorithm(random), base64(random, 0x30, 3, 2, 1)));
      certificates.add(certificate(random));
    }
    String protocol = pick(random, "SMIME", "PGP", "Other", "x-" + random.nextInt(99));
    return new DomainPolicy(
        new ListedKeys(keys, certificates, 0),
        Map.of(protocol, pick(random, AuthenticationPolicy.values())),
        Map.of(protocol, pick(random, EncryptionPolicy.values())),
        random.nextBoolean(),
        Optional.of(URI.create("https://a.example/?a=" + random.nextInt() + "&b=%3B'x'"))
            .filter(uri -> random.nextBoolean()));
  }

  private static String algorithm(Random random) {
    KeyAlgorithm algorithm = pick(random, KeyAlgorithm.values());
    String uri = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    return pick(random, algorithm.word(), algorithm.oid(), "1.2.3.4", uri, "un<known>'\"&\u00fc");
  }

  private static ListedKeys.Certificate certificate(Random random) {
    byte[] digest = new byte[32];
    random.nextBytes(digest);
    return new ListedKeys.Certificate(
        random.nextBoolean(),
        "SHA-256",
        Base64.getEncoder().encodeToString(digest),
        Optional.of("CN=\u00dc & 'A' \\<b\\>,O=\"x\"#" + random.nextInt(1000))
            .filter(x -> random.nextBoolean()),
        Optional.of(URI.create("https://a.example/c.cer")).filter(x -> random.nextBoolean()));
  }

  private static String base64(Random random, int... beginning) {
    byte[] octets = new byte[5];
    octets[0] = (byte) beginning[0];
    octets[1] = (byte) beginning[1];
    octets[2] = (byte) random.nextInt();
    return Base64.getEncoder().encodeToString(octets);
  }

  @SafeVarargs
  private static <T> T pick(Random random, T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
