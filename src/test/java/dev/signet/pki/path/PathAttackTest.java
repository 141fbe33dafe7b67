package dev.signet.pki.path;

import static dev.signet.testkit.TestAuthority.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.algorithm.AlgorithmPolicy;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.SignatureCheck;
import dev.signet.pki.fetch.FetchBudget;
import dev.signet.pki.path.search.Discovered;
import dev.signet.pki.path.search.Inquiry;
import dev.signet.pki.path.search.IssuerSource;
import dev.signet.pki.revocation.RevocationSource;
import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.pki.revocation.crl.rule.ListRevocation;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Finding;
import dev.signet.pki.trust.Ground;
import dev.signet.pki.trust.PathBudget;
import dev.signet.pki.trust.Purpose;
import dev.signet.testkit.Asked;
import dev.signet.testkit.Issued;
import dev.signet.testkit.Lists;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestKeys;
import dev.signet.testkit.TestPolicies;
import java.lang.ref.WeakReference;
import java.security.cert.CRLReason;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.junit.jupiter.api.Test;

/** What somebody may try who wants a wrong answer, named after the attempt. */
class PathAttackTest extends PathLab {

  private static final Instant ASKED = Instant.parse("2026-01-15T00:00:00Z");
  private static final String UNTIL = "2026-12-31T00:00:00Z";

  private final TestAuthority lister =
      TestAuthority.of(
          root.issue(
              s ->
                  s.subject("CN=Example Issuer")
                      .usage(KeyUsage.cRLSign)
                      .valid("2025-01-01T00:00:00Z", "2028-01-01T00:00:00Z")));

  @Test
  void keyOfARevokedListSignerCannotHideBehindItsFormerStanding() {
    TestAuthority authority =
        root.intermediate(
            "Example Issuer", s -> s.valid("2025-01-01T00:00:00Z", "2028-01-01T00:00:00Z"));
    Issued holder =
        authority.issue(
            s -> s.subject("CN=Bob").valid("2025-01-01T00:00:00Z", "2028-01-01T00:00:00Z"));
    X509CRL ofRoot =
        root.crl(
            l ->
                l.valid("2026-05-01T00:00:00Z", UNTIL)
                    .revoke(
                        lister.certificate(), "2026-03-01T00:00:00Z", CRLReason.KEY_COMPROMISE));
    X509CRL honest =
        lister.crl(
            l -> l.valid("2026-02-01T00:00:00Z", UNTIL).scope(some(ReasonFlags.keyCompromise)));
    X509CRL stolen = lister.crl(l -> l.valid("2026-04-01T00:00:00Z", UNTIL));

    PathVerdict verdict =
        validation(Lists.asked(List.of(ofRoot, honest, stolen)))
            .verdictOn(
                about(holder.certificate(), Purpose.ANY, ASKED)
                    .with(offered(authority.certificate(), lister.certificate())));

    assertThat(findings(verdict).get(Criterion.REVOCATION_STATUS)).isEqualTo(Finding.UNDETERMINED);
  }

  @Test
  void askedListSignerCannotVouchForItself() {
    Issued signer = middle.issue(s -> s.subject("CN=Example Issuer").usage(KeyUsage.cRLSign));
    X509CRL own = TestAuthority.of(signer).crl(l -> {});

    PathVerdict verdict =
        validation(Lists.asked(List.of(root.crl(l -> {}), own)))
            .verdictOn(about(signer, middle.certificate(), signer.certificate()));

    assertThat(findings(verdict).get(Criterion.REVOCATION_STATUS)).isEqualTo(Finding.UNDETERMINED);
  }

  @Test
  void listWithASignatureThatThePolicyDoesNotAdmitIsNoEvidence() {
    AlgorithmPolicy ended =
        new AlgorithmPolicy(
            "ended",
            List.of(
                AlgorithmPolicy.Rule.digest("SHA-256").until(NOW),
                AlgorithmPolicy.Rule.key("P-256", 0)));
    RevocationSource lists =
        new ListRevocation(
                Lists.store(List.of(root.crl(l -> {}), middle.crl(l -> {}))),
                List.of(),
                new SignatureCheck(TestKeys.BC),
                () -> NOW)
            .admitting(ended);

    PathVerdict verdict = validation(lists).verdictOn(about(alice, middle.certificate()));

    assertThat(because(verdict, Criterion.REVOCATION_STATUS)).contains("algorithm policy ended");
  }

  @Test
  void junkThatCameWithAGoodCertificateIsNotKept() throws InterruptedException {
    PathValidation validation = validation(ALL_GOOD);
    WeakReference<Certificate> junk = new WeakReference<>(asked(validation));

    for (int i = 0; i < 100 && junk.get() != null; i++) {
      System.gc();
      Thread.sleep(20);
    }

    assertThat(junk.get()).isNull();
    assertThat(validation.verdictOn(about(alice, middle.certificate())))
        .isInstanceOf(PathVerdict.Trusted.class);
  }

  @Test
  void policyThatTrustsNobodyIsNoReasonToAskAnybody() {
    List<Certificate> asked = new ArrayList<>();
    PathValidation nobody = fetching(Set.of(), 4, source(asked, false));

    assertThat(nobody.verdictOn(about(alice).fetching())).isInstanceOf(PathVerdict.Untrusted.class);
    assertThat(asked).isEmpty();
  }

  @Test
  void issuerThatCannotBeFetchedRefutesNothing() {
    Set<java.security.cert.TrustAnchor> anchors = Set.of(root.anchor());

    assertThat(
            fetching(anchors, 4, source(new ArrayList<>(), true))
                .verdictOn(about(alice).fetching()))
        .isInstanceOf(PathVerdict.Undetermined.class);
    assertThat(
            fetching(anchors, 4, source(new ArrayList<>(), false))
                .verdictOn(about(alice).fetching()))
        .isInstanceOf(PathVerdict.Untrusted.class);
  }

  @Test
  void evidenceThatIsLookedForInManyThreadsDoesNotConfuseTheQuestion() {
    List<X509Certificate> signers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      signers.add(root.issue(s -> s.subject("CN=Signer").usage(KeyUsage.cRLSign)).certificate());
    }
    RevocationSource busy =
        question -> {
          if (!question.certificate().x509().equals(alice.certificate())) {
            return Asked.GOOD;
          }
          List<CompletableFuture<Ground>> looks = new ArrayList<>();
          for (int round = 0; round < 4; round++) {
            signers.forEach(
                signer ->
                    looks.add(
                        CompletableFuture.supplyAsync(
                            () ->
                                question
                                    .signers()
                                    .trustIn(Certificate.of(signer), question.at()))));
          }
          boolean trusted =
              looks.stream().allMatch(look -> look.join().finding() == Finding.ESTABLISHED);
          return trusted ? Asked.GOOD : RevocationStatus.Unknown.because("confused");
        };

    assertThat(
            validation(TestPolicies.trusting(root.anchor()), busy)
                .verdictOn(about(alice, middle.certificate())))
        .isInstanceOf(PathVerdict.Trusted.class);
  }

  private Certificate asked(PathValidation validation) {
    Certificate junk = Certificate.of(TestAuthority.root("Junk").certificate());
    PathQuestion question =
        about(alice.certificate(), Purpose.ANY, NOW)
            .with(Offered.of(List.of(Certificate.of(middle.certificate()), junk)));
    assertThat(validation.verdictOn(question)).isInstanceOf(PathVerdict.Trusted.class);
    return junk;
  }

  private static Offered offered(X509Certificate... certificates) {
    return Offered.of(List.of(certificates).stream().map(Certificate::of).toList());
  }

  private static IssuingDistributionPoint some(int reasons) {
    return new IssuingDistributionPoint(null, false, false, new ReasonFlags(reasons), false, false);
  }

  private static IssuerSource source(List<Certificate> asked, boolean isMissing) {
    return new IssuerSource() {
      @Override
      public Discovered issuersOf(Certificate issued, FetchBudget budget) {
        asked.add(issued);
        return new Discovered(
            List.of(), List.of(new Inquiry("http://web.test/", "test", Duration.ZERO)), isMissing);
      }

      @Override
      public Discovered issuedBy(Certificate authority, FetchBudget budget) {
        asked.add(authority);
        return Discovered.NOTHING;
      }
    };
  }

  private static PathValidation fetching(
      Set<java.security.cert.TrustAnchor> anchors, int fetches, IssuerSource source) {
    PathBudget budget = new PathBudget(10, 100, 200, fetches, Duration.ofSeconds(10));
    return new PathValidation(
        policy(anchors, budget),
        new PathValidation.Means(
            ALL_GOOD, List.of(source), new SignatureCheck(TestKeys.BC), () -> NOW));
  }
}
