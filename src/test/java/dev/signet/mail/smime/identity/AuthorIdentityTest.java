package dev.signet.mail.smime.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.entity.DomainName;
import dev.signet.entity.MailAddress;
import dev.signet.mail.message.Header;
import dev.signet.mail.message.HeaderField;
import dev.signet.mail.smime.identity.AuthorIdentity.Kind;
import dev.signet.policy.ListedKeys;
import dev.signet.testkit.CertificateSpec;
import dev.signet.testkit.Issued;
import dev.signet.testkit.Requirement;
import dev.signet.testkit.TestAuthority;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** For whom a certificate speaks. */
class AuthorIdentityTest {
  private static final Header NOTHING = new Header(List.of());

  private final TestAuthority root = TestAuthority.root("Root");

  @Test
  @Requirement("E2E-I02")
  void theLocalPartCountsExactlyAndTheDomainWithoutCase() {
    assertThat(kind("alice@example.org", spec -> spec.mail("alice@EXAMPLE.org")))
        .isEqualTo(Kind.AUTHOR);
    assertThat(kind("alice@example.org", spec -> spec.mail("Alice@example.org")))
        .isEqualTo(Kind.OTHER);
    assertThat(kind("alice@example.org", spec -> spec.mail("alice@mail.example.org")))
        .isEqualTo(Kind.OTHER);
  }

  @Test
  void internationalMailboxesCount() {
    assertThat(
            kind(
                "\u7528\u6237@b\u00fccher.example",
                spec -> spec.utf8Mail("\u7528\u6237@xn--bcher-kva.example")))
        .isEqualTo(Kind.AUTHOR);
  }

  @Test
  void theSubjectCountsOnlyWithoutAlternativeNames() {
    String subject = "1.2.840.113549.1.9.1=alice@example.org,CN=Alice";
    X509Certificate old = root.issue(spec -> spec.subject(subject)).certificate();
    X509Certificate mixed =
        root.issue(spec -> spec.subject(subject).dns("example.org")).certificate();

    assertThat(CertificateMailboxes.of(old)).containsExactly(MailAddress.of("alice@example.org"));
    assertThat(CertificateMailboxes.of(mixed)).isEmpty();
  }

  @Test
  @Requirement("E2E-I02")
  void anAuthoritySpeaksForItsOwnDomain() {
    Consumer<CertificateSpec> authority = spec -> spec.mail("domain-signing-authority@example.org");

    assertThat(kind("alice@example.org", authority)).isEqualTo(Kind.DOMAIN);
    assertThat(kind("alice@example.com", authority)).isEqualTo(Kind.OTHER);
    assertThat(kind("alice@sub.example.org", authority)).isEqualTo(Kind.OTHER);
    assertThat(kind("alice@notexample.org", authority)).isEqualTo(Kind.OTHER);
  }

  @Test
  void anAncestorSpeaksInsideItsOrganization() {
    AuthorityNames names =
        new AuthorityNames(
            Set.of("domain-signing-authority"), Set.of(DomainName.of("example.org")));
    MailAddress authority = MailAddress.of("domain-signing-authority@example.org");
    MailAddress above = MailAddress.of("domain-signing-authority@org");

    assertThat(names.speaksFor(authority, DomainName.of("a.b.example.org"))).isTrue();
    assertThat(names.speaksFor(above, DomainName.of("example.org"))).isFalse();
    assertThat(names.speaksFor(authority, DomainName.of("notexample.org"))).isFalse();
  }

  @Test
  @Requirement("E2E-I03")
  void aProtectedAuthorMustAgree() {
    X509Certificate alice = root.issue(spec -> spec.mail("alice@example.org")).certificate();
    Header outer = from("alice@example.org");

    assertThat(identity(outer, from("Alice <alice@example.org>"), alice)).isEqualTo(Kind.AUTHOR);
    assertThat(identity(outer, from("mallory@example.org"), alice)).isEqualTo(Kind.NONE);
    assertThat(identity(outer, from("alice@example.org, eve@example.org"), alice))
        .isEqualTo(Kind.NONE);
  }

  @Test
  void aListedKeySpeaksForItsDomain() {
    Issued edge = root.issue(spec -> spec.dns("example.org"));
    AuthorIdentity other =
        AuthorIdentity.of(
            from("alice@example.org"), NOTHING, edge.certificate(), AuthorityNames.DEFAULT);

    assertThat(other.kind()).isEqualTo(Kind.OTHER);
    assertThat(other.with(KeyListing.LISTED).kind()).isEqualTo(Kind.DOMAIN);
    assertThat(other.with(KeyListing.UNRESTRICTED).kind()).isEqualTo(Kind.OTHER);
  }

  @Test
  @Requirement("E2E-X09")
  @Requirement("E2E-X11")
  void aListNamesCertificatesKeysAndAuthorities() throws Exception {
    TestAuthority between = root.intermediate("Between");
    X509Certificate alice = between.issue(spec -> spec.mail("alice@example.org")).certificate();
    List<X509Certificate> helpers = List.of(between.certificate());

    assertThat(KeyListing.of(ListedKeys.NONE, alice, helpers)).isEqualTo(KeyListing.UNRESTRICTED);
    assertThat(KeyListing.of(listed(alice, false), alice, helpers)).isEqualTo(KeyListing.LISTED);
    assertThat(KeyListing.of(listed(alice, true), alice, helpers)).isEqualTo(KeyListing.UNLISTED);
    assertThat(KeyListing.of(listed(between.certificate(), true), alice, helpers))
        .isEqualTo(KeyListing.LISTED);
    assertThat(KeyListing.of(key(alice, "id-ecPublicKey"), alice, helpers))
        .isEqualTo(KeyListing.LISTED);
    assertThat(KeyListing.of(key(alice, "rsaEncryption"), alice, helpers))
        .isEqualTo(KeyListing.UNLISTED);
    assertThat(KeyListing.of(new ListedKeys(List.of(), List.of(), 1), alice, helpers))
        .isEqualTo(KeyListing.UNLISTED);
  }

  @Test
  @Requirement("E2E-X11")
  void anAuthorityOfTheSameNameThatDidNotSignDoesNotCount() throws Exception {
    X509Certificate alice = root.issue(spec -> spec.mail("alice@example.org")).certificate();
    X509Certificate namesake = TestAuthority.root("Root").certificate();

    assertThat(KeyListing.of(listed(namesake, true), alice, List.of(namesake)))
        .isEqualTo(KeyListing.UNLISTED);
    assertThat(KeyListing.of(listed(root.certificate(), true), alice, List.of(root.certificate())))
        .isEqualTo(KeyListing.LISTED);
  }

  private Kind kind(String author, Consumer<CertificateSpec> wishes) {
    return identity(from(author), NOTHING, root.issue(wishes).certificate());
  }

  private static Kind identity(Header outer, Header inner, X509Certificate certificate) {
    return AuthorIdentity.of(outer, inner, certificate, AuthorityNames.DEFAULT).kind();
  }

  private static Header from(String body) {
    return new Header(List.of(HeaderField.of("From", body)));
  }

  private static ListedKeys listed(X509Certificate certificate, boolean isAuthority)
      throws GeneralSecurityException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
    return new ListedKeys(
        List.of(),
        List.of(
            new ListedKeys.Certificate(
                isAuthority,
                "SHA-256",
                Base64.getEncoder().encodeToString(digest),
                Optional.empty(),
                Optional.empty())),
        0);
  }

  private static ListedKeys key(X509Certificate certificate, String algorithm) {
    String value = Base64.getEncoder().encodeToString(certificate.getPublicKey().getEncoded());
    return new ListedKeys(List.of(new ListedKeys.Key(algorithm, value)), List.of(), 0);
  }
}
