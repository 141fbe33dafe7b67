package dev.signet.pki.path.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.entity.DomainName;
import dev.signet.entity.MailAddress;
import dev.signet.pki.Octets;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Finding;
import dev.signet.pki.trust.Identity;
import dev.signet.pki.trust.PathRules.Profile;
import dev.signet.pki.trust.Purpose;
import dev.signet.testkit.CertificateSpec;
import dev.signet.testkit.Issued;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UseAndIdentityTest extends RuleLab {

  @Test
  void judgesKeyUsageByPurpose() {
    Issued encryptOnly = root.issue(s -> s.usage(KeyUsage.keyEncipherment));
    Issued web = root.issue(s -> s.extendedUsage(KeyPurposeId.id_kp_serverAuth));
    Issued mail =
        root.issue(
            s ->
                s.usage(KeyUsage.digitalSignature)
                    .extendedUsage(KeyPurposeId.id_kp_emailProtection));
    Issued any = root.issue(s -> s.extendedUsage(KeyPurposeId.anyExtendedKeyUsage));

    assertThat(usage(encryptOnly, Purpose.SIGN_MAIL)).isEqualTo(Finding.REFUTED);
    assertThat(usage(encryptOnly, Purpose.ENCRYPT_MAIL)).isEqualTo(Finding.ESTABLISHED);
    assertThat(usage(web, Purpose.SIGN_MAIL)).isEqualTo(Finding.REFUTED);
    assertThat(usage(web, Purpose.TLS_SERVER)).isEqualTo(Finding.ESTABLISHED);
    assertThat(usage(mail, Purpose.SIGN_MAIL)).isEqualTo(Finding.ESTABLISHED);
    assertThat(usage(mail, Purpose.ENCRYPT_MAIL)).isEqualTo(Finding.REFUTED);
    assertThat(usage(web, Purpose.MAIL)).isEqualTo(Finding.REFUTED);
    assertThat(usage(encryptOnly, Purpose.MAIL)).isEqualTo(Finding.ESTABLISHED);
    assertThat(usage(web, Purpose.ANY)).isEqualTo(Finding.ESTABLISHED);
    assertThat(usage(any, Purpose.SIGN_MAIL)).isEqualTo(Finding.ESTABLISHED);
    assertThat(usage(root.issue(s -> {}), Purpose.SIGN_MAIL)).isEqualTo(Finding.ESTABLISHED);
  }

  @Test
  void neverTakesABrokenKeyUsageForNone() {
    Issued bits = root.issue(s -> s.extension("2.5.29.15", false, new byte[] {4, 1, 0}));
    Issued extended = root.issue(s -> s.extension("2.5.29.37", false, new byte[] {4, 1, 0}));

    assertThat(usage(bits, Purpose.SIGN_MAIL)).isEqualTo(Finding.UNDETERMINED);
    assertThat(usage(extended, Purpose.SIGN_MAIL)).isEqualTo(Finding.UNDETERMINED);
  }

  @Test
  void bindsAMailboxByEachFormOfItsAddress() {
    Identity alice = mailbox("alice@example.org");

    assertThat(isBound(s -> s.mail("alice@EXAMPLE.org"), alice)).isTrue();
    assertThat(isBound(s -> s.subject("EMAILADDRESS=alice@example.org"), alice)).isTrue();
    assertThat(isBound(s -> s.subject("CN=alice@example.org"), alice)).isFalse();
    assertThat(isBound(s -> s.mail("Alice@example.org"), alice)).isFalse();
    assertThat(isBound(s -> s.mail("alice@sub.example.org"), alice)).isFalse();
    assertThat(isBound(s -> s.dns("example.org"), alice)).isFalse();
    assertThat(
            isBound(
                s -> s.utf8Mail("\u7528\u6237@example.org"), mailbox("\u7528\u6237@example.org")))
        .isTrue();
  }

  /** A web server's certificate must not sign for every mailbox of its domain. */
  @Test
  void bindsAWholeMailDomainByItsSigningMailboxAlone() {
    Identity domain = new Identity.MailDomain(DomainName.of("example.org"));

    assertThat(isBound(s -> s.mail("domain-signing-authority@example.org"), domain)).isTrue();
    assertThat(isBound(s -> s.dns("example.org"), domain)).isFalse();
    assertThat(isBound(s -> s.mail("domain-signing-authority@sub.example.org"), domain)).isFalse();
    assertThat(isBound(s -> s.mail("alice@example.org"), domain)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "www.example.org, www.example.org, true",
    "WWW.example.ORG, www.example.org, true",
    "*.example.org, www.example.org, true",
    "*.example.org, example.org, false",
    "*.example.org, a.b.example.org, false",
    "w*.example.org, www.example.org, false",
    "www.*.org, www.example.org, false",
    "*, localhost, false",
    "*., example.org, false",
    "example.org, www.example.org, false"
  })
  void bindsAHostByItsNameOrOneWholeWildcardLabel(String name, String host, boolean bound) {
    assertThat(isBound(s -> s.dns(name), new Identity.Host(DomainName.of(host)))).isEqualTo(bound);
  }

  @Test
  void neverTakesACommonNameForAHost() {
    assertThat(
            isBound(
                s -> s.subject("CN=www.example.org"),
                new Identity.Host(DomainName.of("www.example.org"))))
        .isFalse();
  }

  @Test
  void bindsAnAddressByItsOctets() {
    byte[] octets = {8, 8, 4, 4};
    Identity address = new Identity.HostAddress(Octets.of(octets));
    GeneralName name = new GeneralName(GeneralName.iPAddress, new DEROctetString(octets));

    assertThat(isBound(s -> s.name(name), address)).isTrue();
    assertThat(isBound(s -> s.dns("8.8.4.4"), address)).isFalse();
  }

  @Test
  void tellsTheIdentityApartFromTheTrustInTheIssuer() {
    PathFindings findings =
        PathJudge.judge(
            path(anchor(root), List.of(), root.issue(s -> s.mail("a@example.org"))),
            new RuleContext(
                context().policy(),
                Purpose.ANY,
                Optional.of(mailbox("b@example.org")),
                context().at()));

    assertThat(finding(findings, Criterion.IDENTITY)).isEqualTo(Finding.REFUTED);
    assertThat(finding(findings, Criterion.ISSUER_TRUST)).isEqualTo(Finding.ESTABLISHED);
  }

  private boolean isBound(Consumer<CertificateSpec> wishes, Identity identity) {
    return IdentityRules.against(read(root.issue(wishes)), identity).isEmpty();
  }

  private Finding usage(Issued leaf, Purpose purpose) {
    return finding(
        PathJudge.judge(
            path(anchor(root), List.of(), leaf), context(rules(Profile.BASIC), purpose)),
        Criterion.KEY_USAGE);
  }

  private static Identity mailbox(String address) {
    return new Identity.Mailbox(MailAddress.of(address));
  }
}
