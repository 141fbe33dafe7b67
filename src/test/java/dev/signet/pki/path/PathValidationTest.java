package dev.signet.pki.path;

import static dev.signet.testkit.TestAuthority.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.revocation.CrlRevocation;
import dev.signet.pki.revocation.RevocationSource;
import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.testkit.Issued;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestKeys;
import java.security.cert.CRLReason;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;

class PathValidationTest {

  private static final RevocationSource ALL_GOOD =
      (certificate, issuer, at) -> new RevocationStatus.Good();
  private static final RevocationSource NOTHING =
      (certificate, issuer, at) -> new RevocationStatus.Unknown("no list at hand");

  private final TestAuthority root = TestAuthority.root("Example Root");
  private final TestAuthority middle = root.intermediate("Example Issuer");
  private final Issued alice =
      middle.issue(spec -> spec.subject("CN=Alice").mail("alice@example.org"));

  @Test
  void trustsAChainOfThree() {
    PathVerdict verdict = validation(ALL_GOOD).verdictOn(about(alice, middle.certificate()));

    assertThat(verdict).isInstanceOf(PathVerdict.Trusted.class);
    assertThat(verdict.path())
        .containsExactly(alice.certificate(), middle.certificate(), root.certificate());
    assertThat(findings(verdict).values()).containsOnly(Finding.ESTABLISHED).hasSize(5);
  }

  @Test
  void trustsRsaAndEdwardsKeysAlike() {
    TestAuthority rsa = TestAuthority.root("RSA Root", spec -> spec.rsa());
    Issued leaf = rsa.issue(spec -> spec.keys(TestKeys.ed25519()));

    PathVerdict verdict =
        validation(policy(Set.of(rsa.anchor()), PathBudget.DEFAULT), ALL_GOOD)
            .verdictOn(about(leaf));

    assertThat(verdict).isInstanceOf(PathVerdict.Trusted.class);
  }

  @Test
  void refutesTrustInAnUnknownIssuer() {
    TestAuthority stranger = TestAuthority.root("Stranger");
    Issued leaf = stranger.issue(spec -> spec.subject("CN=Oscar"));

    PathVerdict verdict = validation(ALL_GOOD).verdictOn(about(leaf, stranger.certificate()));

    assertThat(verdict).isInstanceOf(PathVerdict.Untrusted.class);
    assertThat(findings(verdict))
        .containsEntry(Criterion.ISSUER_TRUST, Finding.REFUTED)
        .containsEntry(Criterion.SIGNATURE, Finding.UNDETERMINED)
        .containsEntry(Criterion.REVOCATION_STATUS, Finding.UNDETERMINED)
        .containsEntry(Criterion.VALIDITY_INTERVAL, Finding.ESTABLISHED);
    assertThat(verdict.path()).startsWith(leaf.certificate());
  }

  @Test
  void refutesABadSignature() {
    Issued forged = root.issue(spec -> spec.subject("CN=Forged").brokenSignature());

    PathVerdict verdict = validation(ALL_GOOD).verdictOn(about(forged));

    assertThat(findings(verdict))
        .containsEntry(Criterion.SIGNATURE, Finding.REFUTED)
        .containsEntry(Criterion.ISSUER_TRUST, Finding.REFUTED);
  }

  @Test
  void leavesTheSignatureOpenWhenOnlyAnotherKeyOfThatNameIsKnown() {
    TestAuthority namesake = TestAuthority.root("Example Root");
    Issued leaf = namesake.issue(spec -> {});

    assertThat(findings(validation(ALL_GOOD).verdictOn(about(leaf))))
        .containsEntry(Criterion.SIGNATURE, Finding.UNDETERMINED)
        .containsEntry(Criterion.ISSUER_TRUST, Finding.REFUTED);
  }

  @Test
  void judgesTrustOfAnExpiredCertificateOnItsOwn() {
    Issued expired = middle.issue(spec -> spec.subject("CN=Late").expired());

    PathVerdict verdict = validation(ALL_GOOD).verdictOn(about(expired, middle.certificate()));

    assertThat(verdict).isInstanceOf(PathVerdict.Untrusted.class);
    assertThat(findings(verdict))
        .containsEntry(Criterion.VALIDITY_INTERVAL, Finding.REFUTED)
        .containsEntry(Criterion.ISSUER_TRUST, Finding.ESTABLISHED)
        .containsEntry(Criterion.SIGNATURE, Finding.ESTABLISHED);
    assertThat(because(verdict, Criterion.VALIDITY_INTERVAL))
        .contains("CN=Late", "2025-06-01T00:00:00Z", NOW.toString());
  }

  @Test
  void judgesTrustWhereNoCommonTimeExists() {
    TestAuthority old = root.intermediate("Old", spec -> spec.expired());
    Issued young = old.issue(spec -> spec.valid("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"));

    assertThat(findings(validation(ALL_GOOD).verdictOn(about(young, old.certificate()))))
        .containsEntry(Criterion.VALIDITY_INTERVAL, Finding.REFUTED)
        .containsEntry(Criterion.ISSUER_TRUST, Finding.ESTABLISHED);
  }

  @Test
  void includesBothEndsOfTheValidity() {
    Instant end = alice.certificate().getNotAfter().toInstant();
    PathQuestion last =
        new PathQuestion(alice.certificate(), List.of(middle.certificate()), Purpose.ANY, end);
    PathQuestion after =
        new PathQuestion(
            alice.certificate(), List.of(middle.certificate()), Purpose.ANY, end.plusSeconds(1));

    assertThat(validation(ALL_GOOD).verdictOn(last)).isInstanceOf(PathVerdict.Trusted.class);
    assertThat(validation(ALL_GOOD).verdictOn(after)).isInstanceOf(PathVerdict.Untrusted.class);
  }

  @Test
  void refutesARevokedLeafWithTimeAndReason() {
    X509CRL lower =
        middle.crl(
            s -> s.revoke(alice.certificate(), "2026-05-05T00:00:00Z", CRLReason.KEY_COMPROMISE));
    RevocationSource lists = new CrlRevocation(List.of(lower, root.crl(s -> {})), TestKeys.BC);

    PathVerdict verdict = validation(lists).verdictOn(about(alice, middle.certificate()));

    assertThat(findings(verdict))
        .containsEntry(Criterion.REVOCATION_STATUS, Finding.REFUTED)
        .containsEntry(Criterion.ISSUER_TRUST, Finding.ESTABLISHED);
    assertThat(because(verdict, Criterion.REVOCATION_STATUS))
        .contains("CN=Alice", "2026-05-05T00:00:00Z", "keyCompromise");
  }

  @Test
  void refutesALeafUnderARevokedIntermediate() {
    X509CRL upper =
        root.crl(
            s -> s.revoke(middle.certificate(), "2026-05-05T00:00:00Z", CRLReason.CA_COMPROMISE));
    RevocationSource lists = new CrlRevocation(List.of(upper, middle.crl(s -> {})), TestKeys.BC);

    assertThat(validation(lists).verdictOn(about(alice, middle.certificate())))
        .isInstanceOf(PathVerdict.Untrusted.class);
  }

  @Test
  void leavesTheVerdictOpenWithoutRevocationEvidence() {
    PathVerdict verdict = validation(NOTHING).verdictOn(about(alice, middle.certificate()));

    assertThat(verdict).isInstanceOf(PathVerdict.Undetermined.class);
    assertThat(because(verdict, Criterion.REVOCATION_STATUS)).contains("no list at hand");
  }

  @Test
  void doesWithoutRevocationEvidenceWhereThePolicySaysSo() {
    TrustPolicy lax =
        new TrustPolicy("lax", Set.of(root.anchor()), List.of(), PathBudget.DEFAULT, false);

    PathVerdict verdict = validation(lax, NOTHING).verdictOn(about(alice, middle.certificate()));

    assertThat(verdict).isInstanceOf(PathVerdict.Trusted.class);
    assertThat(because(verdict, Criterion.REVOCATION_STATUS))
        .contains("not known", "does not require it");
  }

  @Test
  void survivesARevocationSourceThatFails() {
    RevocationSource failing =
        (certificate, issuer, at) -> {
          throw new IllegalStateException("broken list");
        };

    assertThat(validation(failing).verdictOn(about(alice, middle.certificate())))
        .isInstanceOf(PathVerdict.Undetermined.class);
  }

  @Test
  void takesAnAnchorAsAPathOfLengthOne() {
    PathVerdict verdict =
        validation(NOTHING).verdictOn(about(new Issued(root.keys(), root.certificate())));

    assertThat(verdict).isInstanceOf(PathVerdict.Trusted.class);
    assertThat(verdict.path()).containsExactly(root.certificate());
  }

  @Test
  void refusesAForgeryUnderAnAnchorsNameAndKey() {
    Issued forged =
        root.issue(
            s ->
                s.subject("CN=Example Root")
                    .keys(root.keys())
                    .mail("a@evil.example")
                    .brokenSignature());

    assertThat(validation(ALL_GOOD).verdictOn(about(forged)))
        .isInstanceOf(PathVerdict.Untrusted.class);
  }

  @Test
  void knowsAnAnchorThatIsABareKey() {
    TrustAnchor bare = new TrustAnchor("CN=Example Root", root.keys().getPublic(), null);

    PathVerdict verdict =
        validation(policy(Set.of(bare), PathBudget.DEFAULT), ALL_GOOD)
            .verdictOn(about(alice, middle.certificate()));

    assertThat(findings(verdict))
        .containsEntry(Criterion.ISSUER_TRUST, Finding.ESTABLISHED)
        .containsEntry(Criterion.SIGNATURE, Finding.ESTABLISHED);
    assertThat(verdict.path()).containsExactly(alice.certificate(), middle.certificate());
  }

  @Test
  void refutesAnIssuerThatIsNoAuthority() {
    Issued leaf = TestAuthority.of(alice).issue(spec -> spec.subject("CN=Below Alice"));

    PathVerdict verdict =
        validation(ALL_GOOD).verdictOn(about(leaf, alice.certificate(), middle.certificate()));

    assertThat(findings(verdict)).containsEntry(Criterion.ISSUER_TRUST, Finding.REFUTED);
    assertThat(rule(verdict, Criterion.ISSUER_TRUST)).startsWith("RFC 5280 6.1.4");
  }

  @Test
  void refutesALeafOutsideNameConstraints() {
    NameConstraints onlyExample =
        new NameConstraints(
            new GeneralSubtree[] {
              new GeneralSubtree(new GeneralName(GeneralName.rfc822Name, "example.org"))
            },
            null);
    TestAuthority bound =
        root.intermediate("Bound", s -> s.extension("2.5.29.30", true, der(onlyExample)));
    Issued inside = bound.issue(spec -> spec.mail("bob@example.org"));
    Issued outside = bound.issue(spec -> spec.mail("bob@example.com"));

    assertThat(validation(ALL_GOOD).verdictOn(about(inside, bound.certificate())))
        .isInstanceOf(PathVerdict.Trusted.class);
    assertThat(
            rule(
                validation(ALL_GOOD).verdictOn(about(outside, bound.certificate())),
                Criterion.ISSUER_TRUST))
        .isEqualTo("RFC 5280 6.1.3(b)");
  }

  @Test
  void refutesAnUnknownCriticalExtension() {
    Issued leaf =
        root.issue(spec -> spec.extension("1.3.6.1.4.1.55555.1", true, new byte[] {5, 0}));

    assertThat(findings(validation(ALL_GOOD).verdictOn(about(leaf))))
        .containsEntry(Criterion.ISSUER_TRUST, Finding.REFUTED);
  }

  @Test
  void refutesAPathLongerThanAnIssuerAllows() {
    TestAuthority first =
        root.intermediate("First", s -> s.extension("1.2.3.4", false, new byte[] {5, 0}));
    TestAuthority narrow = TestAuthority.root("Narrow Root");
    TestAuthority zero = narrow.intermediate("Zero");
    TestAuthority below = zero;
    List<X509Certificate> offered = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      offered.add(below.certificate());
      below = below.intermediate("Level " + i);
    }
    offered.add(below.certificate());
    Issued leaf = below.issue(spec -> {});
    TrustPolicy policy = policy(Set.of(narrow.anchor(), first.anchor()), PathBudget.DEFAULT);

    PathVerdict verdict = validation(policy, ALL_GOOD).verdictOn(about(leaf, offered));

    assertThat(rule(verdict, Criterion.ISSUER_TRUST)).isEqualTo("RFC 5280 6.1.4(m)");
  }

  @Test
  void judgesKeyUsageByPurpose() {
    Issued encryptOnly = root.issue(s -> s.usage(KeyUsage.keyEncipherment));
    Issued web = root.issue(s -> s.extendedUsage(KeyPurposeId.id_kp_serverAuth));
    Issued mail =
        root.issue(
            s ->
                s.usage(KeyUsage.digitalSignature)
                    .extendedUsage(KeyPurposeId.id_kp_emailProtection));

    assertThat(usage(encryptOnly, Purpose.SIGN_MAIL)).isEqualTo(Finding.REFUTED);
    assertThat(usage(encryptOnly, Purpose.ENCRYPT_MAIL)).isEqualTo(Finding.ESTABLISHED);
    assertThat(usage(web, Purpose.SIGN_MAIL)).isEqualTo(Finding.REFUTED);
    assertThat(usage(web, Purpose.TLS_SERVER)).isEqualTo(Finding.ESTABLISHED);
    assertThat(usage(mail, Purpose.SIGN_MAIL)).isEqualTo(Finding.ESTABLISHED);
    assertThat(usage(mail, Purpose.ENCRYPT_MAIL)).isEqualTo(Finding.REFUTED);
    assertThat(usage(web, Purpose.ANY)).isEqualTo(Finding.ESTABLISHED);
  }

  @Test
  void neverTakesABrokenKeyUsageForNone() {
    Issued broken = root.issue(s -> s.extension("2.5.29.15", false, new byte[] {4, 1, 0}));
    Issued brokenExtended = root.issue(s -> s.extension("2.5.29.37", false, new byte[] {4, 1, 0}));

    assertThat(usage(broken, Purpose.SIGN_MAIL)).isEqualTo(Finding.UNDETERMINED);
    assertThat(usage(brokenExtended, Purpose.SIGN_MAIL)).isEqualTo(Finding.UNDETERMINED);
  }

  @Test
  void takesTheTrustworthyOfTwoPaths() {
    TestAuthority oldCross = root.intermediate("Cross", spec -> spec.expired());
    Issued current = root.issue(s -> s.subject("CN=Cross").authority(3).keys(oldCross.keys()));
    Issued leaf = oldCross.issue(spec -> {});

    PathVerdict verdict =
        validation(ALL_GOOD).verdictOn(about(leaf, oldCross.certificate(), current.certificate()));

    assertThat(verdict).isInstanceOf(PathVerdict.Trusted.class);
    assertThat(verdict.path()).contains(current.certificate());
  }

  @Test
  void givesTheSameAnswerForEveryOrderOfTheOffered() {
    TestAuthority cross = TestAuthority.root("Cross Root");
    List<X509Certificate> offered =
        new ArrayList<>(List.of(middle.certificate(), root.certificate(), cross.certificate()));
    for (int i = 0; i < 20; i++) {
      offered.add(TestAuthority.root("Example Issuer").certificate());
      offered.add(
          cross
              .issue(s -> s.subject("CN=Example Issuer").authority(1).keys(middle.keys()))
              .certificate());
    }
    offered.addAll(List.copyOf(offered.subList(0, 10)));
    PathVerdict expected = validation(NOTHING).verdictOn(about(alice, offered));
    for (int seed = 0; seed < 30; seed++) {
      Collections.shuffle(offered, new Random(seed));
      PathVerdict verdict = validation(NOTHING).verdictOn(about(alice, offered));
      assertThat(verdict).isEqualTo(expected);
    }
  }

  @Test
  void findsTheIssuerAmongAThousandNamesakesOrSaysThatItStopped() {
    List<X509Certificate> offered = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      offered.add(root.issue(s -> s.subject("CN=Example Issuer").authority(1)).certificate());
    }
    PathVerdict hopeless =
        assertTimely(() -> validation(ALL_GOOD).verdictOn(about(hidden(alice), offered)));
    offered.add(middle.certificate());
    PathVerdict found = assertTimely(() -> validation(ALL_GOOD).verdictOn(about(alice, offered)));

    assertThat(found).isInstanceOf(PathVerdict.Trusted.class);
    assertThat(hopeless).isInstanceOf(PathVerdict.Undetermined.class);
    assertThat(because(hopeless, Criterion.ISSUER_TRUST))
        .contains("stopped after 200 signature checks");
  }

  @Test
  void endsAMeshOfAuthoritiesThatCertifyEachOther() {
    List<TestAuthority> mesh = new ArrayList<>();
    List<X509Certificate> offered = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      mesh.add(TestAuthority.root("Mesh " + i));
    }
    for (TestAuthority upper : mesh) {
      for (TestAuthority lower : mesh) {
        String name = lower.certificate().getSubjectX500Principal().getName();
        offered.add(
            upper.issue(s -> s.subject(name).authority(20).keys(lower.keys())).certificate());
      }
    }
    Issued leaf = mesh.get(0).issue(spec -> {});

    PathVerdict verdict = assertTimely(() -> validation(ALL_GOOD).verdictOn(about(leaf, offered)));

    assertThat(verdict).isInstanceOf(PathVerdict.Undetermined.class);
  }

  @Test
  void refutesAnExpiredLeafEvenWhenTheSearchStops() {
    TrustPolicy poor = policy(Set.of(root.anchor()), new PathBudget(1, 1, 1));
    Issued expired = middle.issue(spec -> spec.expired());

    PathVerdict verdict =
        validation(poor, ALL_GOOD).verdictOn(about(expired, middle.certificate()));

    assertThat(findings(verdict))
        .containsEntry(Criterion.VALIDITY_INTERVAL, Finding.REFUTED)
        .containsEntry(Criterion.ISSUER_TRUST, Finding.UNDETERMINED);
  }

  @Test
  void neverTrustsByKeyIdentifierAlone() {
    TestAuthority impostor = TestAuthority.root("Example Root");
    byte[] aki = middle.certificate().getExtensionValue("2.5.29.35");
    Issued leaf =
        impostor.issue(
            s ->
                s.withoutKeyIdentifiers()
                    .extension(
                        "2.5.29.35", false, java.util.Arrays.copyOfRange(aki, 2, aki.length)));

    assertThat(findings(validation(ALL_GOOD).verdictOn(about(leaf))))
        .containsEntry(Criterion.SIGNATURE, Finding.REFUTED);
  }

  @Test
  void trustsAPathWhoseKeyIdentifiersAreWrong() {
    Issued leaf =
        root.issue(
            s ->
                s.withoutKeyIdentifiers()
                    .extension("2.5.29.35", false, new byte[] {0x30, 4, (byte) 0x80, 2, 1, 2}));

    assertThat(validation(ALL_GOOD).verdictOn(about(leaf))).isInstanceOf(PathVerdict.Trusted.class);
  }

  @Test
  void keepsControlCharactersOutOfItsSentences() {
    Issued leaf = TestAuthority.root("Evil").issue(s -> s.subject("CN=a\nb"));

    assertThat(because(validation(ALL_GOOD).verdictOn(about(leaf)), Criterion.ISSUER_TRUST))
        .doesNotContain("\n");
  }

  private PathValidation validation(RevocationSource revocation) {
    return validation(policy(Set.of(root.anchor()), PathBudget.DEFAULT), revocation);
  }

  private static PathValidation validation(TrustPolicy policy, RevocationSource revocation) {
    return new PathValidation(policy, revocation, TestKeys.BC);
  }

  private static TrustPolicy policy(Set<TrustAnchor> anchors, PathBudget budget) {
    return new TrustPolicy("test", anchors, List.of(), budget, true);
  }

  private static PathQuestion about(Issued target, X509Certificate... offered) {
    return about(target, List.of(offered));
  }

  private static PathQuestion about(Issued target, List<X509Certificate> offered) {
    return new PathQuestion(target.certificate(), offered, Purpose.ANY, NOW);
  }

  /**
   * The same holder below an issuer whose key is named nowhere, so that every namesake must be
   * tried.
   */
  private static Issued hidden(Issued like) {
    TestAuthority unknown = TestAuthority.root("Example Issuer");
    return unknown.issue(
        s ->
            s.subject(like.certificate().getSubjectX500Principal().getName())
                .withoutKeyIdentifiers());
  }

  private Finding usage(Issued leaf, Purpose purpose) {
    PathQuestion question = new PathQuestion(leaf.certificate(), List.of(), purpose, NOW);
    return findings(validation(ALL_GOOD).verdictOn(question)).get(Criterion.KEY_USAGE);
  }

  private static Map<Criterion, Finding> findings(PathVerdict verdict) {
    Map<Criterion, Finding> found = new EnumMap<>(Criterion.class);
    verdict.grounds().forEach(ground -> found.put(ground.criterion(), ground.finding()));
    return found;
  }

  private static Ground ground(PathVerdict verdict, Criterion criterion) {
    return verdict.grounds().stream()
        .filter(g -> g.criterion() == criterion)
        .findFirst()
        .orElseThrow();
  }

  private static String because(PathVerdict verdict, Criterion criterion) {
    return ground(verdict, criterion).because();
  }

  private static String rule(PathVerdict verdict, Criterion criterion) {
    return ground(verdict, criterion).rule();
  }

  private static byte[] der(NameConstraints constraints) {
    try {
      return constraints.getEncoded();
    } catch (java.io.IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
  }

  private static PathVerdict assertTimely(
      org.junit.jupiter.api.function.ThrowingSupplier<PathVerdict> work) {
    return org.junit.jupiter.api.Assertions.assertTimeout(Duration.ofSeconds(5), work);
  }
}
