package dev.signet.pki.path.rule;

import static dev.signet.testkit.TestAuthority.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.algorithm.AlgorithmPolicy;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Finding;
import dev.signet.pki.trust.Ground;
import dev.signet.pki.trust.PathRules;
import dev.signet.pki.trust.Purpose;
import dev.signet.testkit.Issued;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestKeys;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.PolicyQualifierInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v1CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateRulesTest extends RuleLab {

  private static final byte[] NULL = {5, 0};

  @Test
  void hasNothingAgainstAPlainPath() {
    PathFindings findings =
        PathJudge.judge(
            path(anchor(root), List.of(middle), middle.issue(s -> s.mail("a@example.org"))),
            context());

    assertThat(findings.areGood()).isTrue();
    assertThat(findings.grounds())
        .extracting(Ground::criterion)
        .containsExactlyInAnyOrder(
            Criterion.ISSUER_TRUST,
            Criterion.VALIDITY_INTERVAL,
            Criterion.KEY_USAGE,
            Criterion.IDENTITY);
  }

  /** Both ends belong to the validity (RFC 5280 section 4.1.2.5). */
  @ParameterizedTest
  @CsvSource({
    "2026-02-28T23:59:59Z, false",
    "2026-03-01T00:00:00Z, true",
    "2026-04-01T00:00:00Z, true",
    "2026-04-01T00:00:01Z, false"
  })
  void countsBothEndsToTheValidity(Instant at, boolean valid) {
    Issued leaf = root.issue(s -> s.valid("2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z"));

    List<Ground> against = ValidityRules.against(read(leaf), at);

    assertThat(against.isEmpty()).isEqualTo(valid);
    assertThat(against).allMatch(ground -> ground.criterion() == Criterion.VALIDITY_INTERVAL);
    assertThat(against).allMatch(ground -> ground.remedy().isPresent());
  }

  @Test
  void refusesAnExpiredAuthority() {
    TestAuthority old = root.intermediate("Old", s -> s.expired());

    assertThat(against(old, old.issue(s -> {}))).containsExactly(ValidityRules.RULE);
  }

  @Test
  void refusesUnknownCriticalExtensionsWhereverTheyStand() {
    TestAuthority odd = root.intermediate("Odd", s -> s.extension("1.2.3.4", true, NULL));

    assertThat(against(middle.issue(s -> s.extension("1.2.3.4", true, NULL))))
        .containsExactly("RFC 5280 6.1.5(f)");
    assertThat(against(odd, odd.issue(s -> {}))).containsExactly("RFC 5280 6.1.4(o)");
    assertThat(against(middle.issue(s -> s.extension("1.2.3.4", false, NULL)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2.5.29.15, 4.2.1.3",
    "2.5.29.32, 4.2.1.4",
    "2.5.29.33, 4.2.1.5",
    "2.5.29.17, 4.2.1.6",
    "2.5.29.19, 4.2.1.9",
    "2.5.29.30, 4.2.1.10",
    "2.5.29.36, 4.2.1.11",
    "2.5.29.37, 4.2.1.12",
    "2.5.29.54, 4.2.1.14"
  })
  void refusesWhatItCannotReadAboutThePath(String extension, String section) {
    Issued broken = middle.issue(s -> s.extension(extension, false, new byte[] {4, 1, 0}));

    assertThat(against(broken)).containsExactly("RFC 5280 " + section);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.5.29.14", "2.5.29.35", "1.3.6.1.5.5.7.1.1", "2.5.29.31"})
  void readsOverBrokenHints(String extension) {
    Issued broken =
        middle.issue(
            s -> s.withoutKeyIdentifiers().extension(extension, false, new byte[] {4, 1, 0}));

    assertThat(against(broken)).isEmpty();
  }

  @Test
  void refusesCriticalPoliciesWithUnknownQualifiers() {
    byte[] policies = der(new CertificatePolicies(qualified("1.2.3.4")));

    assertThat(against(middle.issue(s -> s.extension("2.5.29.32", true, policies))))
        .containsExactly("RFC 5280 4.2.1.4");
    assertThat(against(middle.issue(s -> s.extension("2.5.29.32", false, policies)))).isEmpty();
    byte[] known = der(new CertificatePolicies(qualified("1.3.6.1.5.5.7.2.1")));
    assertThat(against(middle.issue(s -> s.extension("2.5.29.32", true, known)))).isEmpty();
  }

  @Test
  void readsApplicationPoliciesOnlyBesideExtendedUsage() {
    byte[] usage = der(new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
    Issued alone = middle.issue(s -> s.extension("1.3.6.1.4.1.311.21.10", true, NULL));
    Issued both =
        middle.issue(
            s ->
                s.extension("1.3.6.1.4.1.311.21.10", true, NULL)
                    .extension("2.5.29.37", false, usage));

    assertThat(against(alone)).containsExactly("RFC 5280 6.1.5(f)");
    assertThat(against(both)).isEmpty();
  }

  @Test
  void refusesAnIssuerThatIsNoAuthority() {
    TestAuthority none = TestAuthority.of(middle.issue(s -> s.subject("CN=Alice")));

    assertThat(against(path(anchor(root), List.of(middle, none), none.issue(s -> {})), context()))
        .containsExactly("RFC 5280 6.1.4(k)");
  }

  @Test
  void refusesAnIssuerOfVersionOne() throws Exception {
    TestAuthority old = TestAuthority.of(new Issued(middle.keys(), versionOne()));

    assertThat(against(old, old.issue(s -> {}))).containsExactly("RFC 5280 6.1.4(k)");
  }

  @Test
  void refusesAnIssuerThatMayNotSignCertificates() {
    byte[] authority = der(new org.bouncycastle.asn1.x509.BasicConstraints(true));
    TestAuthority lists =
        TestAuthority.of(
            root.issue(
                s ->
                    s.subject("CN=Lists")
                        .extension("2.5.29.19", true, authority)
                        .usage(KeyUsage.cRLSign)));
    TestAuthority silent =
        TestAuthority.of(
            root.issue(s -> s.subject("CN=Silent").extension("2.5.29.19", true, authority)));

    assertThat(against(lists, lists.issue(s -> {}))).containsExactly("RFC 5280 6.1.4(n)");
    assertThat(against(silent, silent.issue(s -> {}))).isEmpty();
  }

  @Test
  void tellsEveryReasonAndNotTheFirst() {
    TestAuthority bad =
        TestAuthority.of(
            root.issue(
                s ->
                    s.subject("CN=Bad")
                        .expired()
                        .usage(KeyUsage.digitalSignature)
                        .extension("1.2.3.4", true, NULL)));

    assertThat(against(bad, bad.issue(s -> s.extension("2.5.29.17", true, NULL))))
        .containsExactlyInAnyOrder(
            ValidityRules.RULE,
            "RFC 5280 6.1.4(o)",
            "RFC 5280 6.1.4(k)",
            "RFC 5280 6.1.4(n)",
            "RFC 5280 4.2.1.6");
  }

  @Test
  void holdsKeysAndSignaturesToTheAlgorithmPolicy() {
    Issued weak = middle.issue(s -> s.keys(TestKeys.freshRsa(1024)));
    TestAuthority weakIssuer = root.intermediate("Weak", s -> s.keys(TestKeys.freshRsa(1024)));
    Issued below = weakIssuer.issue(s -> {});

    PathFindings leaf = PathJudge.judge(path(anchor(root), List.of(middle), weak), context());
    PathFindings issuer =
        PathJudge.judge(path(anchor(root), List.of(weakIssuer), below), context());

    assertThat(rules(leaf.against())).containsExactly("algorithm policy");
    assertThat(finding(leaf, Criterion.ISSUER_TRUST)).isEqualTo(Finding.REFUTED);
    assertThat(finding(issuer, Criterion.SIGNATURE)).isEqualTo(Finding.REFUTED);
    RuleContext legacy =
        new RuleContext(
            policy(PathRules.CAREFUL, AlgorithmPolicy.LEGACY), Purpose.ANY, Optional.empty(), NOW);
    assertThat(against(path(anchor(root), List.of(middle), weak), legacy)).isEmpty();
  }

  @Test
  void keepsControlCharactersOutOfItsSentences() {
    Certificate leaf = read(root.issue(s -> s.subject("CN=a\nb").expired()));

    assertThat(Stream.of(leaf).flatMap(one -> ValidityRules.against(one, NOW).stream()))
        .isNotEmpty()
        .noneMatch(ground -> ground.because().contains("\n"));
  }

  private static PolicyInformation qualified(String qualifier) {
    ASN1EncodableVector qualifiers = new ASN1EncodableVector();
    qualifiers.add(new PolicyQualifierInfo(new ASN1ObjectIdentifier(qualifier), DERNull.INSTANCE));
    return new PolicyInformation(new ASN1ObjectIdentifier("1.2.3.9"), new DERSequence(qualifiers));
  }

  private X509Certificate versionOne() throws Exception {
    X509v1CertificateBuilder builder =
        new X509v1CertificateBuilder(
            new X500Name("CN=Example Root"),
            BigInteger.TEN,
            Date.from(NOW.minusSeconds(1000)),
            Date.from(NOW.plusSeconds(1000)),
            new X500Name("CN=Version One"),
            SubjectPublicKeyInfo.getInstance(middle.keys().getPublic().getEncoded()));
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(
                new JcaContentSignerBuilder("SHA256withECDSA")
                    .setProvider(TestKeys.BC)
                    .build(root.keys().getPrivate())));
  }
}
