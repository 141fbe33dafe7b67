package dev.signet.pki.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.entity.DomainName;
import dev.signet.entity.Entity;
import dev.signet.entity.MailAddress;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.SubjectNames;
import dev.signet.pki.path.PathQuestion;
import dev.signet.pki.path.PathVerdict;
import dev.signet.pki.trust.Purpose;
import dev.signet.pki.trust.TrustPolicy;
import dev.signet.testkit.Lists;
import dev.signet.testkit.TestKeys;
import dev.signet.testkit.TestPolicies;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CRLReason;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssuingAuthorityTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Entity ALICE = new Entity.Mailbox(MailAddress.of("alice@example.org"));
  private static final Entity DOMAIN = new Entity.Domain(DomainName.of("example.org"));

  @TempDir private Path directory;

  private IssuingAuthority authority;

  @BeforeEach
  void open() throws IOException {
    authority =
        IssuingAuthority.openOrCreate(
            directory, IssuingSettings.DEFAULT, new SecureRandom(), InstantSource.fixed(NOW));
  }

  @Test
  void certifiesAMailboxForSigning() throws Exception {
    X509Certificate made = issue(TestKeys.ec().getPublic(), Set.of(Use.SIGNATURE), ALICE);

    made.verify(authority.certificate().getPublicKey());
    assertThat(made.getSubjectX500Principal().getName()).isEqualTo("CN=alice@example.org");
    assertThat(SubjectNames.mailAddresses(made))
        .containsExactly(MailAddress.of("alice@example.org"));
    assertThat(made.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.4");
    assertThat(made.getBasicConstraints()).isEqualTo(-1);
    assertThat(made.getSerialNumber().signum()).isEqualTo(1);
    assertThat(made.getSerialNumber().bitLength()).isBetween(90, 128);
    assertThat(bits(made)).containsExactly(0);
    assertThat(made.getExtensionValue("2.5.29.14")).isNotNull();
    assertThat(made.getExtensionValue("2.5.29.35")).isNotNull();
  }

  @Test
  void certifiesADomainAndItsSigningMailbox() throws Exception {
    X509Certificate made =
        issue(TestKeys.ec("P-384").getPublic(), Set.of(Use.SIGNATURE), DOMAIN, ALICE);

    assertThat(SubjectNames.mailAddresses(made))
        .containsExactly(
            MailAddress.of("domain-signing-authority@example.org"),
            MailAddress.of("alice@example.org"));
    assertThat(SubjectNames.dnsNames(made)).containsExactly("example.org");
  }

  @Test
  void writesInternationalAddressesAsSmtpUtf8Mailbox() throws Exception {
    MailAddress user = MailAddress.of("\u7528\u6237@b\u00fccher.example");

    assertThat(
            SubjectNames.mailAddresses(
                issue(TestKeys.ec().getPublic(), Set.of(Use.SIGNATURE), new Entity.Mailbox(user))))
        .containsExactly(user);
  }

  @Test
  void leavesOutASubjectThatIsTooLongForACommonName() throws Exception {
    MailAddress longOne = MailAddress.of("a".repeat(60) + "@example.org");
    X509Certificate made =
        issue(TestKeys.ec().getPublic(), Set.of(Use.SIGNATURE), new Entity.Mailbox(longOne));

    assertThat(made.getSubjectX500Principal().getName()).isEmpty();
    assertThat(made.getCriticalExtensionOIDs()).contains("2.5.29.17");
    assertThat(SubjectNames.mailAddresses(made)).containsExactly(longOne);
    assertThat(verdict(made, List.of())).isInstanceOf(PathVerdict.Trusted.class);
  }

  @Test
  void givesTheUsageThatTheKeyCanDo() throws Exception {
    PublicKey rsa = TestKeys.rsa().getPublic();
    PublicKey ec = TestKeys.ec().getPublic();
    PublicKey edwards = TestKeys.ed25519().getPublic();

    assertThat(bits(issue(rsa, Set.of(Use.SIGNATURE, Use.ENCRYPTION), ALICE)))
        .containsExactly(0, 2);
    assertThat(bits(issue(ec, Set.of(Use.SIGNATURE, Use.ENCRYPTION), ALICE))).containsExactly(0, 4);
    assertThat(bits(issue(ec, Set.of(Use.KEY_AGREEMENT), ALICE))).containsExactly(4);
    assertThat(bits(issue(edwards, Set.of(Use.SIGNATURE, Use.ENCRYPTION), ALICE)))
        .containsExactly(0);
    assertThatThrownBy(() -> issue(edwards, Set.of(Use.ENCRYPTION), ALICE))
        .isInstanceOf(UnsuitableKey.class)
        .hasMessageContaining("cannot be used");
  }

  @Test
  void refusesWeakAndUnknownKeys() {
    assertThatThrownBy(
            () -> issue(TestKeys.freshRsa(1024).getPublic(), Set.of(Use.SIGNATURE), ALICE))
        .isInstanceOf(UnsuitableKey.class)
        .hasMessageContaining("1024 bits");
    assertThatThrownBy(
            () -> issue(TestKeys.ec("secp256k1").getPublic(), Set.of(Use.SIGNATURE), ALICE))
        .hasMessageContaining("P-256");
    assertThatThrownBy(() -> issue(new StrangeKey(new byte[] {1, 2}), Set.of(Use.SIGNATURE), ALICE))
        .isInstanceOf(UnsuitableKey.class);
    byte[] offCurve = TestKeys.ec().getPublic().getEncoded();
    offCurve[offCurve.length - 1] ^= 1;
    assertThatThrownBy(() -> issue(new StrangeKey(offCurve), Set.of(Use.SIGNATURE), ALICE))
        .hasMessageContaining("not a point");
    byte[] even = TestKeys.rsa().getPublic().getEncoded();
    even[even.length - 6] &= (byte) 0xfe;
    assertThatThrownBy(() -> issue(new StrangeKey(even), Set.of(Use.SIGNATURE), ALICE))
        .isInstanceOf(UnsuitableKey.class);
  }

  @Test
  void neverOutlivesItself() throws Exception {
    Instant end = authority.certificate().getNotAfter().toInstant();
    CertificateOrder longer =
        new CertificateOrder(
            TestKeys.ec().getPublic(),
            List.of(ALICE),
            Set.of(Use.SIGNATURE),
            NOW.minus(Duration.ofDays(900)),
            end.plusSeconds(9));

    X509Certificate made = authority.issue(longer).certificate();

    assertThat(made.getNotAfter().toInstant()).isEqualTo(end);
    assertThat(made.getNotBefore()).isEqualTo(authority.certificate().getNotBefore());
    CertificateOrder outside =
        new CertificateOrder(
            TestKeys.ec().getPublic(),
            List.of(ALICE),
            Set.of(Use.SIGNATURE),
            end.plusSeconds(1),
            end.plusSeconds(9));
    assertThatThrownBy(() -> authority.issue(outside)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isBelievedByOurOwnValidationUntilRevoked() throws Exception {
    X509Certificate made = issue(TestKeys.ec().getPublic(), Set.of(Use.SIGNATURE), ALICE);
    RevokedCertificate line =
        new RevokedCertificate(
            made.getSerialNumber(), NOW.minusSeconds(60), CRLReason.KEY_COMPROMISE);

    assertThat(verdict(made, List.of())).isInstanceOf(PathVerdict.Trusted.class);
    assertThat(verdict(made, List.of(line))).isInstanceOf(PathVerdict.Untrusted.class);
  }

  @Test
  void writesNoReasonForAnUnspecifiedOne() {
    RevokedCertificate line =
        new RevokedCertificate(java.math.BigInteger.TEN, NOW, CRLReason.UNSPECIFIED);

    X509CRL list = authority.crl(List.of(line), NOW, NOW.plusSeconds(3600));

    assertThat(list.getRevokedCertificate(java.math.BigInteger.TEN).hasExtensions()).isFalse();
    assertThat(list.getExtensionValue("2.5.29.20")).isNotNull();
    assertThat(list.getExtensionValue("2.5.29.35")).isNotNull();
  }

  private X509Certificate issue(PublicKey key, Set<Use> uses, Entity... entities)
      throws UnsuitableKey {
    CertificateOrder order =
        new CertificateOrder(
            key, List.of(entities), uses, NOW.minusSeconds(60), NOW.plus(Duration.ofDays(365)));
    return authority.issue(order).certificate();
  }

  private PathVerdict verdict(X509Certificate certificate, List<RevokedCertificate> revoked) {
    X509CRL list = authority.crl(revoked, NOW.minusSeconds(30), NOW.plusSeconds(3600));
    TrustPolicy policy = TestPolicies.trusting(new TrustAnchor(authority.certificate(), null));
    return TestPolicies.validation(policy, Lists.asked(List.of(list)))
        .verdictOn(PathQuestion.of(Certificate.of(certificate), Purpose.SIGN_MAIL, NOW));
  }

  private static List<Integer> bits(X509Certificate certificate) {
    boolean[] usage = certificate.getKeyUsage();
    return java.util.stream.IntStream.range(0, usage.length).filter(i -> usage[i]).boxed().toList();
  }

  /** Octets that claim to be a key. */
  private record StrangeKey(byte[] octets) implements PublicKey {
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
      return octets;
    }
  }
}
