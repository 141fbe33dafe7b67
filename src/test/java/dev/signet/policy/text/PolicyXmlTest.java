package dev.signet.policy.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.policy.AuthenticationPolicy;
import dev.signet.policy.DomainPolicy;
import dev.signet.policy.EncryptionPolicy;
import dev.signet.policy.ListedKeys;
import dev.signet.testkit.Requirement;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the XML form is read. */
class PolicyXmlTest {
  private static final String DIGEST = Base64.getEncoder().encodeToString(new byte[32]);
  private static final String KEY = Base64.getEncoder().encodeToString(new byte[] {0x30, 1, 7});

  @Test
  @Requirement("E2E-X02")
  @Requirement("E2E-X12")
  void aWholePolicyIsRead() {
    DomainPolicy policy =
        clean(
            "<X509 Type='EndEntity' DigestAlgorithm='sha-256' DigestValue='"
                + DIGEST
                + "' X509IssuerAndSerial='CN=Issuer,O=Example#77' Locator='https://a.example/c'/>"
                + "<Key Algorithm=\"rsaEncryption\" Value='"
                + KEY
                + "'/>"
                + "<AuthenticationPolicy Protocol='SMIME' Policy='EHLO'/>"
                + "<EncryptionPolicy Protocol='TLS' Policy='Always'/>"
                + "<EncryptionPolicy Protocol='SMIME' Policy='XKMS'/>",
            " Mode='monitor' Notice='mailto:p@example.org'");
    assertThat(policy.keys().certificates())
        .containsExactly(
            new ListedKeys.Certificate(
                false,
                "SHA-256",
                DIGEST,
                Optional.of("CN=Issuer,O=Example#77"),
                Optional.of(URI.create("https://a.example/c"))));
    assertThat(policy.keys().keys()).containsExactly(new ListedKeys.Key("rsaEncryption", KEY));
    assertThat(policy.authentication("SMIME")).isEqualTo(AuthenticationPolicy.EHLO);
    assertThat(policy.authentication("PGP")).isEqualTo(AuthenticationPolicy.UNDEFINED);
    assertThat(policy.encryption("TLS")).isEqualTo(EncryptionPolicy.ALWAYS);
    assertThat(policy.encryption("SMIME")).isEqualTo(EncryptionPolicy.XKMS);
    assertThat(policy.isMonitored()).isTrue();
    assertThat(policy.notice()).contains(URI.create("mailto:p@example.org"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\uFEFF",
        " \n",
        "<?xml version='1.0'?>\n",
        "\uFEFF<?xml version='1.0' encoding='utf-8'?>"
      })
  @Requirement("E2E-R03")
  void whatMayStandBeforeItDoesNotMatter(String before) {
    assertThat(read(before + policy("", "")).policy()).isEqualTo(DomainPolicy.UNDEFINED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLS", "STARTTLS", "STATLS"})
  @Requirement("E2E-X04")
  void tlsHasThreeNames(String name) {
    PolicyReading.Read read =
        children("<EncryptionPolicy Protocol='" + name + "' Policy='Always'/>");
    assertThat(read.policy().encryption(DomainPolicy.TLS)).isEqualTo(EncryptionPolicy.ALWAYS);
    assertThat(read.warnings()).isEmpty();
    assertThat(read.hints()).hasSize(name.equals("TLS") ? 0 : 1);
  }

  @Test
  @Requirement("E2E-X03")
  @Requirement("E2E-X04")
  void oneOfTheNamesOfTlsAgainstAnotherIsUndefined() {
    PolicyReading.Read read =
        children(
            "<EncryptionPolicy Protocol='TLS' Policy='Always'/>"
                + "<EncryptionPolicy Protocol='STARTTLS' Policy='Never'/>");
    assertThat(read.policy().encryption("TLS")).isEqualTo(EncryptionPolicy.UNDEFINED);
    assertThat(read.warnings()).hasSize(1).first().asString().contains("say it once");
  }

  @ParameterizedTest
  @CsvSource({
    "Always,Always,ALWAYS,0",
    "Always,Never,UNDEFINED,1",
    "Always,always,UNDEFINED,2",
    "Undefined,Undefined,UNDEFINED,0"
  })
  @Requirement("E2E-X03")
  void twoOfOneProtocolHaveToAgree(String one, String other, String meaning, int warnings) {
    PolicyReading.Read read = children(authentication(one) + authentication(other));
    assertThat(read.policy().authentication("SMIME"))
        .isEqualTo(AuthenticationPolicy.valueOf(meaning));
    assertThat(read.warnings()).hasSize(warnings);
  }

  @Test
  @Requirement("E2E-X03")
  void aThirdThatAgreesDoesNotMendIt() {
    PolicyReading.Read read =
        children(authentication("Always") + authentication("EHLO") + authentication("Always"));
    assertThat(read.policy().authentication("SMIME")).isEqualTo(AuthenticationPolicy.UNDEFINED);
  }

  @Test
  @Requirement("E2E-X01")
  void aCaseVariantIsNamed() {
    assertThat(children(authentication("ALWAYS")).warnings())
        .containsExactly(
            "AuthenticationPolicy SMIME: 'ALWAYS' means Undefined; write 'Always', case counts");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<X509 Type='Leaf' DigestAlgorithm='sha-256' DigestValue='%1$s'/>",
        "<X509 DigestAlgorithm='sha-256' DigestValue='%1$s'/>",
        "<X509 Type='CA' DigestAlgorithm='sha-512' DigestValue='%1$s'/>",
        "<X509 Type='CA' DigestAlgorithm='sha-3' DigestValue='%1$s'/>",
        "<X509 Type='CA' DigestAlgorithm='sha-256' DigestValue='*'/>",
        "<X509 Type='CA' DigestAlgorithm='sha-256'/>",
        "<Key Algorithm='rsaEncryption' Value='*'/>",
        "<Key Algorithm='rsaEncryption' Value='AAAA'/>",
        "<Key Algorithm='rsaEncryption' Value='MAMB'/>",
        "<Key Algorithm='rsaEncryption'/>",
        "<Key Value='MAA='/>"
      })
  @Requirement("E2E-X07")
  @Requirement("E2E-X08")
  void aBrokenEntryIsDroppedAndStillRestricts(String entry) {
    PolicyReading.Read read = children(String.format(entry, DIGEST) + authentication("Always"));
    assertThat(read.policy().keys().unreadable()).isOne();
    assertThat(read.policy().keys().isEmpty()).isFalse();
    assertThat(read.warnings()).hasSize(1);
    assertThat(read.policy().authentication("SMIME")).isEqualTo(AuthenticationPolicy.ALWAYS);
  }

  @ParameterizedTest
  @CsvSource({
    "sha-256,SHA-256,32", "SHA256,SHA-256,32", "2.16.840.1.101.3.4.2.1,SHA-256,32",
    "Sha-384,SHA-384,48", "sha512,SHA-512,64", "2.16.840.1.101.3.4.2.3,SHA-512,64"
  })
  void digestsHaveSeveralNames(String name, String meaning, int octets) {
    ListedKeys.Certificate certificate = certificate(name, octets);
    assertThat(certificate.digestAlgorithm()).isEqualTo(meaning);
    assertThat(certificate.isSound()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"sha-1,20", "md5,16", "sha-224,28"})
  @Requirement("E2E-X10")
  void aWeakDigestIsReadAndNeverMatches(String name, int octets) {
    assertThat(certificate(name, octets).isSound()).isFalse();
  }

  @Test
  @Requirement("E2E-X12")
  void aBrokenInformationIsPassedOver() {
    String entry =
        "<X509 Type='CA' DigestAlgorithm='sha-256' DigestValue=' %s ' X509IssuerAndSerial='%s'"
            + " Locator='%s'/>";
    PolicyReading.Read read = children(String.format(entry, DIGEST, "CN=A", "http://a.example/"));
    assertThat(read.warnings()).hasSize(2);
    assertThat(read.policy().keys().certificates())
        .containsExactly(
            new ListedKeys.Certificate(
                true, "SHA-256", DIGEST, Optional.empty(), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<x:Y xmlns:x='urn:y'><Policy><AuthenticationPolicy Protocol='SMIME' Policy='Never'/></Policy></x:Y>",
        "<x:AuthenticationPolicy xmlns:x='urn:y' Protocol='SMIME' Policy='Never'/>",
        "<AuthenticationPolicy xmlns='' Protocol='SMIME' Policy='Never'/>",
        "<!-- <AuthenticationPolicy Protocol='SMIME' Policy='Never'/> -->"
      })
  @Requirement("E2E-X06")
  void whatIsForeignIsSkipped(String child) {
    PolicyReading.Read read = children(child + authentication("EHLO"));
    assertThat(read.policy().authentication("SMIME")).isEqualTo(AuthenticationPolicy.EHLO);
    assertThat(read.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<AuthenticationPolicy Protocol='SMIME'/>",
        "<AuthenticationPolicy Policy='Always'/>",
        "<EncryptionPolicy Protocol='' Policy='Never'/>"
      })
  @Requirement("E2E-X07")
  void aBrokenStatementIsDroppedAndTheOthersCount(String broken) {
    PolicyReading.Read read =
        children(broken + "<EncryptionPolicy Protocol='TLS' Policy='Always'/>");
    assertThat(read.policy().authentication("SMIME")).isEqualTo(AuthenticationPolicy.UNDEFINED);
    assertThat(read.policy().encryption("TLS")).isEqualTo(EncryptionPolicy.ALWAYS);
    assertThat(read.warnings()).isNotEmpty();
  }

  @Test
  @Requirement("E2E-X06")
  void anUnknownAttributeIsSkipped() {
    PolicyReading.Read read =
        children("<AuthenticationPolicy Protocol='SMIME' Policy='EHLO' Since='2026'/>");
    assertThat(read.policy().authentication("SMIME")).isEqualTo(AuthenticationPolicy.EHLO);
  }

  @Test
  @Requirement("E2E-X14")
  void anUnknownModeIsEnforceAndAnotherNoticeIsNone() {
    PolicyReading.Read read = read(policy(" Mode='Monitor' Notice='ftp://a.example/'", ""));
    assertThat(read.policy().isMonitored()).isFalse();
    assertThat(read.policy().notice()).isEmpty();
    assertThat(read.warnings()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE Policy [<!ENTITY a 'b'>]>",
        "<!DOCTYPE Policy SYSTEM 'http://127.0.0.1:1/'>",
        "<?php x?>"
      })
  @Requirement("E2E-R10")
  @Requirement("E2E-X05")
  void whatLeadsElsewhereIsRefused(String before) {
    String text = "<?xml version='1.0'?>" + before + policy("", authentication("Always"));
    assertThat(PolicyReader.read(text)).isInstanceOf(PolicyReading.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "&a;",
        "<?a b?>",
        "<AuthenticationPolicy Protocol='&a;' Policy='Always'/>",
        "<i:include xmlns:i='http://www.w3.org/2001/XInclude' href='file:///etc/hostname'/>",
        "<AuthenticationPolicy Protocol='SMIME' Policy='Always'>",
        "<AuthenticationPolicy Protocol='SMIME' Protocol='PGP' Policy='Always'/>",
        "\u0001"
      })
  @Requirement("E2E-R10")
  @Requirement("E2E-X05")
  void nothingOfThisCounts(String child) {
    assertThat(PolicyReader.read(policy("", child))).isInstanceOf(PolicyReading.Malformed.class);
  }

  @Test
  void anotherNamespaceOrEncodingIsRefused() {
    assertThat(malformed("<Policy/>")).contains("xmlns='urn:uuid:07376f12-");
    assertThat(malformed("<?xml version='1.0' encoding='ISO-8859-1'?>" + policy("", "")))
        .contains("UTF-8");
    assertThat(PolicyReader.read(policy(" a='\u00fc'", "").getBytes(StandardCharsets.ISO_8859_1)))
        .isEqualTo(new PolicyReading.Malformed("it is not UTF-8"));
  }

  @Test
  @Requirement("E2E-R05")
  void thereIsRoomForSixtyFourStatements() {
    assertThat(children(authentication("EHLO").repeat(64)).warnings()).isEmpty();
    assertThat(malformed(policy("", authentication("EHLO").repeat(65)))).contains("64");
  }

  @Test
  @Requirement("E2E-R05")
  void thereIsRoomForFourThousandOctets() {
    String text = policy("", "");
    assertThat(read(text + " ".repeat(4096 - text.length())).warnings()).isEmpty();
    assertThat(malformed(text + " ".repeat(4097 - text.length()))).contains("4097 octets");
  }

  private static ListedKeys.Certificate certificate(String digest, int octets) {
    String value = Base64.getEncoder().encodeToString(new byte[octets]);
    String entry = "<X509 Type='CA' DigestAlgorithm='%s' DigestValue='%s'/>";
    return children(String.format(entry, digest, value)).policy().keys().certificates().get(0);
  }

  private static String authentication(String word) {
    return "<AuthenticationPolicy Protocol='SMIME' Policy='" + word + "'/>";
  }

  private static String policy(String attributes, String children) {
    String start = "<Policy xmlns='" + PolicyReader.NAMESPACE + "'" + attributes + ">";
    return start + children + "</Policy>";
  }

  private static DomainPolicy clean(String children, String attributes) {
    PolicyReading.Read read = read(policy(attributes, children));
    assertThat(read.warnings()).isEmpty();
    return read.policy();
  }

  private static PolicyReading.Read children(String children) {
    return read(policy("", children));
  }

  private static PolicyReading.Read read(String text) {
    PolicyReading reading = PolicyReader.read(text);
    assertThat(reading).isInstanceOf(PolicyReading.Read.class);
    return (PolicyReading.Read) reading;
  }

  private static String malformed(String text) {
    PolicyReading reading = PolicyReader.read(text);
    assertThat(reading).isInstanceOf(PolicyReading.Malformed.class);
    return ((PolicyReading.Malformed) reading).because();
  }
}
