package dev.signet.pki.path.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.trust.PathRules.Profile;
import dev.signet.pki.trust.Purpose;
import dev.signet.testkit.CertificateSpec;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestKeys;
import java.util.List;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

class ProfileRulesTest extends RuleLab {

  private static final String HOST = "www.example.org";

  @Test
  void looksAtNoDutyUnlessThePolicySaysSo() {
    assertThat(leaf(Profile.BASIC, s -> s.serial(-1).withoutKeyIdentifiers())).isEmpty();
  }

  @Test
  void findsNothingInAProperLeaf() {
    assertThat(leaf(Profile.STRICT, s -> s.mail("a@example.org"))).isEmpty();
    assertThat(leaf(Profile.WEB, server(HOST))).isEmpty();
  }

  @Test
  void wantsPositiveAndShortSerialNumbers() {
    strict("RFC 5280 4.1.2.2", s -> s.serial(-1));
    strict("RFC 5280 4.1.2.2", s -> s.serial(0));
  }

  @Test
  void wantsKeyIdentifiers() {
    strict("RFC 5280 4.2.1.1", s -> s.withoutKeyIdentifiers());
    assertThat(authority(s -> s.withoutKeyIdentifiers()))
        .containsExactlyInAnyOrder("RFC 5280 4.2.1.1", "RFC 5280 4.2.1.2");
  }

  @Test
  void wantsAuthoritiesThatSayWhatTheyAre() {
    assertThat(authority(s -> s.extension("2.5.29.36", false, explicit())))
        .containsExactly("RFC 5280 4.2.1.11");
    assertThat(authority(s -> s.extension("2.5.29.30", false, permitted(dns("example.org")))))
        .containsExactly("RFC 5280 4.2.1.10");
    assertThat(authority(s -> s.extension("2.5.29.30", true, permitted(dns(".example.org")))))
        .containsExactly("RFC 5280 4.2.1.10");
  }

  @Test
  void wantsCriticalBasicConstraintsAndKeyUsageInAuthorities() {
    TestAuthority loose =
        TestAuthority.of(
            root.issue(
                s ->
                    s.subject("CN=Loose")
                        .extension("2.5.29.19", false, der(new BasicConstraints(true)))));

    assertThat(against(path(anchor(root), List.of(loose), loose.issue(s -> {})), strict()))
        .containsExactlyInAnyOrder("RFC 5280 4.2.1.3", "RFC 5280 4.2.1.9");
    assertThat(against(path(anchor(loose), List.of(), loose.issue(s -> {})), strict()))
        .contains("RFC 5280 4.2.1.9");
  }

  @Test
  void wantsLeavesThatClaimNoRightOfAuthorities() {
    strict("RFC 5280 4.2.1.9", s -> s.usage(KeyUsage.keyCertSign));
    strict("RFC 5280 4.2.1.10", s -> s.extension("2.5.29.30", true, permitted(dns("example.org"))));
    strict("RFC 5280 4.2.1.3", s -> s.usage(0));
  }

  @Test
  void wantsReadableHints() {
    strict("RFC 5280 4.2.2.1", s -> s.extension("1.3.6.1.5.5.7.1.1", false, der(DERNull.INSTANCE)));
  }

  @Test
  void wantsServersOfTheWebToNameTheirUse() {
    web("BR 7.1.2.7.10", s -> s.dns(HOST).subject("CN=" + HOST));
    web(
        "BR 7.1.2.7.10",
        s ->
            s.dns(HOST)
                .subject("CN=" + HOST)
                .extendedUsage(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.anyExtendedKeyUsage));
  }

  @Test
  void wantsServersOfTheWebToBeNamedByHosts() {
    web("BR 7.1.2.7.12", server(HOST).andThen(s -> s.mail("a@example.org")));
    web("BR 7.1.4.3", server(HOST).andThen(s -> s.subject("CN=other.example.org")));
    web("BR 3.2.2.6", server("*.org").andThen(s -> s.subject("O=x")));
  }

  @Test
  void wantsCommonNamesOfAddressesInTheirOneForm() {
    byte[] octets = new byte[16];
    octets[0] = 0x20;
    octets[1] = 1;
    octets[15] = 1;
    GeneralName name = new GeneralName(GeneralName.iPAddress, new DEROctetString(octets));
    Consumer<CertificateSpec> server =
        s -> s.name(name).extendedUsage(KeyPurposeId.id_kp_serverAuth);

    assertThat(leaf(Profile.WEB, server.andThen(s -> s.subject("CN=2001::1")))).isEmpty();
    web("BR 7.1.4.3", server.andThen(s -> s.subject("CN=2001:0:0:0:0:0:0:1")));
  }

  @Test
  void wantsKeysOfTheWeb() {
    web("BR 6.1.5, 7.1.3.1", server(HOST).andThen(s -> s.keys(TestKeys.ed25519())));
    web("BR 6.1.5, 7.1.3.1", server(HOST).andThen(s -> s.keys(TestKeys.freshRsa(2052))));
  }

  @Test
  void wantsServersOfTheWebThatAreNoAuthorities() {
    assertThat(leaf(Profile.WEB, server(HOST).andThen(s -> s.authority(0))))
        .contains("BR 7.1.2.7.8");
  }

  private void strict(String rule, Consumer<CertificateSpec> wishes) {
    assertThat(leaf(Profile.STRICT, wishes)).containsExactly(rule);
  }

  private void web(String rule, Consumer<CertificateSpec> wishes) {
    assertThat(leaf(Profile.WEB, wishes)).containsExactly(rule);
  }

  private List<String> leaf(Profile profile, Consumer<CertificateSpec> wishes) {
    return rules(
        CertificateRules.against(
            read(middle.issue(wishes)), Place.LEAF, context(rules(profile), Purpose.ANY)));
  }

  private List<String> authority(Consumer<CertificateSpec> wishes) {
    return rules(
        CertificateRules.against(
            read(root.intermediate("Authority", wishes)), Place.AUTHORITY, strict()));
  }

  private static RuleContext strict() {
    return context(rules(Profile.STRICT), Purpose.ANY);
  }

  private static Consumer<CertificateSpec> server(String host) {
    return s -> s.subject("CN=" + host).dns(host).extendedUsage(KeyPurposeId.id_kp_serverAuth);
  }

  private static byte[] explicit() {
    return der(new DERSequence(new DERTaggedObject(false, 0, new ASN1Integer(0))));
  }
}
