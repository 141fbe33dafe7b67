package dev.signet.pki.path;

import static dev.signet.testkit.TestAuthority.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.revocation.RevocationSource;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Finding;
import dev.signet.pki.trust.PathBudget;
import dev.signet.pki.trust.Purpose;
import dev.signet.testkit.Issued;
import dev.signet.testkit.Lists;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestKeys;
import java.security.cert.CRLReason;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PathValidationTest extends PathLab {

  @Test
  void trustsAChainOfThree() {
    PathVerdict verdict = validation(ALL_GOOD).verdictOn(about(alice, middle.certificate()));

    assertThat(verdict).isInstanceOf(PathVerdict.Trusted.class);
    assertThat(path(verdict))
        .containsExactly(alice.certificate(), middle.certificate(), root.certificate());
    assertThat(findings(verdict).values()).containsOnly(Finding.ESTABLISHED).hasSize(6);
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
    assertThat(path(verdict)).startsWith(leaf.certificate());
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
        about(alice.certificate(), Purpose.ANY, end)
            .with(Offered.of(List.of(Certificate.of(middle.certificate()))));
    PathQuestion after =
        about(alice.certificate(), Purpose.ANY, end.plusSeconds(1))
            .with(Offered.of(List.of(Certificate.of(middle.certificate()))));

    assertThat(validation(ALL_GOOD).verdictOn(last)).isInstanceOf(PathVerdict.Trusted.class);
    assertThat(validation(ALL_GOOD).verdictOn(after)).isInstanceOf(PathVerdict.Untrusted.class);
  }

  @Test
  void refutesARevokedLeafWithTimeAndReason() {
    X509CRL lower =
        middle.crl(
            s -> s.revoke(alice.certificate(), "2026-05-05T00:00:00Z", CRLReason.KEY_COMPROMISE));
    RevocationSource lists = Lists.asked(List.of(lower, root.crl(s -> {})));

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
    RevocationSource lists = Lists.asked(List.of(upper, middle.crl(s -> {})));

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
  void survivesARevocationSourceThatFails() {
    RevocationSource failing =
        question -> {
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
    assertThat(path(verdict)).containsExactly(root.certificate());
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
    assertThat(path(verdict)).containsExactly(alice.certificate(), middle.certificate());
  }
}
