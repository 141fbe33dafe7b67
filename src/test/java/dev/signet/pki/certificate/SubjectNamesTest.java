package dev.signet.pki.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.entity.MailAddress;
import dev.signet.testkit.TestAuthority;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;

class SubjectNamesTest {

  private static final TestAuthority ROOT = TestAuthority.root("Root");

  @Test
  void readsEveryKindOfName() {
    X509Certificate certificate =
        ROOT.issue(
                spec ->
                    spec.subject("EMAILADDRESS=alice@example.com, CN=Alice")
                        .mail("alice@EXAMPLE.org")
                        .utf8Mail("\u7528\u6237@example.org")
                        .dns("*.Example.org")
                        .name(
                            new GeneralName(
                                GeneralName.uniformResourceIdentifier, "https://example.org/a"))
                        .name(new GeneralName(GeneralName.iPAddress, "192.0.2.1"))
                        .name(new GeneralName(GeneralName.iPAddress, "2001:db8::1")))
            .certificate();

    assertThat(SubjectNames.mailAddresses(certificate))
        .containsExactly(
            MailAddress.of("alice@example.org"),
            MailAddress.of("\u7528\u6237@example.org"),
            MailAddress.of("alice@example.com"));
    assertThat(SubjectNames.dnsNames(certificate)).containsExactly("*.example.org");
    assertThat(SubjectNames.uris(certificate)).containsExactly("https://example.org/a");
    assertThat(SubjectNames.ipAddresses(certificate))
        .containsExactly("192.0.2.1", "2001:db8:0:0:0:0:0:1");
    assertThat(SubjectNames.subject(certificate).getName()).contains("CN=Alice");
  }

  @Test
  void leavesOutNamesThatAreNone() {
    X509Certificate certificate =
        ROOT.issue(
                spec ->
                    spec.mail("alice@example.org\u0000.evil.example")
                        .mail("not an address")
                        .mail("b@example.org"))
            .certificate();

    assertThat(SubjectNames.mailAddresses(certificate))
        .containsExactly(MailAddress.of("b@example.org"));
  }

  @Test
  void findsNoNamesInABrokenExtension() {
    X509Certificate certificate =
        ROOT.issue(
                spec ->
                    spec.extension(
                        "2.5.29.17", false, new byte[] {0x30, 5, (byte) 0x81, 9, 1, 1, 1}))
            .certificate();

    assertThat(SubjectNames.mailAddresses(certificate)).isEmpty();
    assertThat(SubjectNames.dnsNames(certificate)).isEmpty();
    assertThat(SubjectNames.ipAddresses(certificate)).isEmpty();
  }

  /**
   * RFC 9598 section 3: the other kind of name is for what rfc822Name cannot say, and only that.
   */
  @Test
  void leavesOutAnAsciiMailboxInTheOtherKindOfName() {
    X509Certificate certificate =
        ROOT.issue(spec -> spec.utf8Mail("ceo@bank.example")).certificate();

    assertThat(SubjectNames.mailAddresses(certificate)).isEmpty();
  }
}
