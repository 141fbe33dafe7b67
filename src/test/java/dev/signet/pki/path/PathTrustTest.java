package dev.signet.pki.path;

import static dev.signet.testkit.TestAuthority.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.extension.RevocationReason;
import dev.signet.pki.path.search.Bounded;
import dev.signet.pki.revocation.RevocationSource;
import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.pki.trust.Anchor;
import dev.signet.pki.trust.AnchorTerms;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Finding;
import dev.signet.pki.trust.Ground;
import dev.signet.pki.trust.PathBudget;
import dev.signet.pki.trust.Purpose;
import dev.signet.pki.trust.RevocationPolicy;
import dev.signet.pki.trust.RevocationPolicy.Scope;
import dev.signet.pki.trust.RevocationPolicy.Unknown;
import dev.signet.pki.trust.TrustPolicy;
import dev.signet.testkit.Asked;
import dev.signet.testkit.Issued;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestPolicies;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** On what trust rests, and what is asked about withdrawal. */
class PathTrustTest extends PathLab {

  @Test
  void tellsAPathFromAnAnchorAndFromAPin() {
    assertThat(trust(root.anchor(), AnchorTerms.PLAIN, about(alice, middle.certificate())))
        .isEqualTo(TrustKind.PKIX);
    assertThat(trust(root.anchor(), AnchorTerms.PLAIN, asked(root.certificate())))
        .isEqualTo(TrustKind.ANCHOR);
    assertThat(trust(middle.anchor(), AnchorTerms.PINNED, asked(middle.certificate())))
        .isEqualTo(TrustKind.DIRECT);
  }

  @Test
  void letsAPinnedCertificateIssueNothing() {
    PathVerdict verdict = below(middle.anchor(), AnchorTerms.PINNED).verdictOn(about(alice));

    assertThat(verdict).isInstanceOf(PathVerdict.Untrusted.class);
  }

  @Test
  void takesNoNamesakeForThePinnedCertificate() {
    Issued twin = root.issue(s -> s.subject("CN=Example Issuer").keys(middle.keys()).authority(5));

    assertThat(below(middle.anchor(), AnchorTerms.PINNED).verdictOn(asked(twin.certificate())))
        .isInstanceOf(PathVerdict.Untrusted.class);
  }

  @Test
  void goesAroundARevokedAuthority() {
    Issued other = root.issue(s -> s.subject("CN=Example Issuer").authority(5).keys(middle.keys()));
    for (TestAuthority revoked : List.of(middle, TestAuthority.of(other))) {
      PathVerdict verdict =
          validation(revoking(revoked))
              .verdictOn(about(alice, middle.certificate(), other.certificate()));

      assertThat(verdict).isInstanceOf(PathVerdict.Trusted.class);
      assertThat(path(verdict)).doesNotContain(revoked.certificate());
    }
  }

  @Test
  void refutesWhenEveryWayIsRevokedAndGivesThePathsItTried() {
    Issued other = root.issue(s -> s.subject("CN=Example Issuer").authority(5).keys(middle.keys()));
    PathVerdict verdict =
        validation(revoking(middle, TestAuthority.of(other)))
            .verdictOn(about(alice, middle.certificate(), other.certificate()));

    assertThat(findings(verdict)).containsEntry(Criterion.REVOCATION_STATUS, Finding.REFUTED);
    assertThat(verdict.explanation().paths().items()).hasSize(2);
    assertThat(verdict.explanation().remedies()).isNotEmpty();
  }

  @Test
  void forgetsTrustWithTheNextQuestionAfterARevocation() {
    Set<Certificate> withdrawn = new HashSet<>();
    PathValidation validation =
        validation(q -> withdrawn.contains(q.certificate()) ? revoked() : Asked.GOOD);
    PathQuestion question = about(alice, middle.certificate());

    assertThat(validation.verdictOn(question)).isInstanceOf(PathVerdict.Trusted.class);
    assertThat(validation.verdictOn(question)).isInstanceOf(PathVerdict.Trusted.class);
    withdrawn.add(Certificate.of(middle.certificate()));
    assertThat(validation.verdictOn(question)).isInstanceOf(PathVerdict.Untrusted.class);
    withdrawn.clear();
    assertThat(validation.verdictOn(question)).isInstanceOf(PathVerdict.Trusted.class);
  }

  @Test
  void forgetsTrustWhenItsTimeIsOver() {
    PathValidation validation = validation(ALL_GOOD);
    PathQuestion now = about(alice, middle.certificate());
    PathQuestion later =
        PathQuestion.of(now.target(), Purpose.ANY, now.target().notAfter().plusSeconds(1))
            .with(now.offered());

    assertThat(validation.verdictOn(now)).isInstanceOf(PathVerdict.Trusted.class);
    assertThat(validation.verdictOn(later)).isInstanceOf(PathVerdict.Untrusted.class);
  }

  @Test
  void asksAboutThoseWhomThePolicyWantsLookedAt() {
    assertThat(askedAbout(Scope.WHOLE_PATH)).hasSize(2);
    assertThat(askedAbout(Scope.LEAF)).containsExactly(Certificate.of(alice.certificate()));
    assertThat(askedAbout(Scope.NOBODY)).isEmpty();
  }

  @Test
  void takesAnUnknownStatusAsThePolicySays() {
    assertThat(unknown(Unknown.REFUSED)).isInstanceOf(PathVerdict.Untrusted.class);
    assertThat(unknown(Unknown.OPEN)).isInstanceOf(PathVerdict.Undetermined.class);
    assertThat(unknown(Unknown.ACCEPTED)).isInstanceOf(PathVerdict.Trusted.class);
    assertThat(because(unknown(Unknown.ACCEPTED), Criterion.REVOCATION_STATUS))
        .contains("not known", "accepts");
  }

  @Test
  void trustsASignerOfEvidenceByAPathToTheSameAnchorOnly() {
    Issued signer = root.issue(s -> s.subject("CN=List Signer"));
    Issued stranger = TestAuthority.root("Stranger").issue(s -> s.subject("CN=List Signer"));
    List<Ground> said = new ArrayList<>();
    RevocationSource nosy =
        question -> {
          for (Issued one : List.of(signer, stranger)) {
            said.add(question.signers().trustIn(Certificate.of(one.certificate()), NOW));
          }
          return Asked.GOOD;
        };

    validation(nosy).verdictOn(about(root.issue(s -> s.subject("CN=Bob"))));

    assertThat(said).isNotEmpty();
    assertThat(said).extracting(Ground::finding).contains(Finding.ESTABLISHED, Finding.REFUTED);
  }

  @Test
  void endsWhereSignersDependOnEachOther() {
    Issued one = root.issue(s -> s.subject("CN=One"));
    Issued two = root.issue(s -> s.subject("CN=Two"));
    RevocationSource circular =
        question -> {
          boolean isOne = question.certificate().equals(Certificate.of(one.certificate()));
          Certificate next = Certificate.of((isOne ? two : one).certificate());
          Ground ground = question.signers().trustIn(next, NOW);
          return ground.finding() == Finding.ESTABLISHED
              ? Asked.GOOD
              : RevocationStatus.Unknown.because(ground.because());
        };

    PathVerdict verdict = assertTimely(() -> validation(circular).verdictOn(about(one)));

    assertThat(verdict).isInstanceOf(PathVerdict.Undetermined.class);
  }

  @Test
  void explainsWithinBounds() {
    List<Certificate> junk = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      junk.add(Certificate.of(TestAuthority.root("Example Root").certificate()));
    }
    PathVerdict verdict =
        validation(ALL_GOOD).verdictOn(about(hidden(alice)).with(Offered.of(junk)));

    assertThat(verdict.explanation().refused().items()).hasSizeLessThanOrEqualTo(Bounded.LIMIT);
    assertThat(verdict.explanation().remedies()).isNotEmpty();
  }

  private static PathQuestion asked(X509Certificate target) {
    return about(target, Purpose.ANY, NOW);
  }

  private static TrustKind trust(TrustAnchor anchor, AnchorTerms terms, PathQuestion question) {
    PathVerdict verdict = below(anchor, terms).verdictOn(question);
    assertThat(verdict).isInstanceOf(PathVerdict.Trusted.class);
    return ((PathVerdict.Trusted) verdict).proof().trust();
  }

  private static PathValidation below(TrustAnchor anchor, AnchorTerms terms) {
    Anchor trusted = new Anchor(TestPolicies.anchor(anchor).authority(), terms);
    return validation(
        TestPolicies.trusting(List.of(trusted), List.of(), PathBudget.DEFAULT), ALL_GOOD);
  }

  private static RevocationSource revoking(TestAuthority... authorities) {
    Set<Certificate> withdrawn = new HashSet<>();
    for (TestAuthority authority : authorities) {
      withdrawn.add(Certificate.of(authority.certificate()));
    }
    return question -> withdrawn.contains(question.certificate()) ? revoked() : Asked.GOOD;
  }

  private static RevocationStatus revoked() {
    return new RevocationStatus.Revoked(NOW, RevocationReason.KEY_COMPROMISE, Asked.EVIDENCE);
  }

  private List<Certificate> askedAbout(Scope scope) {
    List<Certificate> asked = new ArrayList<>();
    RevocationSource listening =
        question -> {
          asked.add(question.certificate());
          return Asked.GOOD;
        };
    assertThat(withRevocation(scope, Unknown.REFUSED, listening))
        .isInstanceOf(PathVerdict.Trusted.class);
    return asked;
  }

  private PathVerdict unknown(Unknown meaning) {
    return withRevocation(Scope.WHOLE_PATH, meaning, NOTHING);
  }

  private PathVerdict withRevocation(Scope scope, Unknown meaning, RevocationSource source) {
    TrustPolicy plain = TestPolicies.trusting(root.anchor());
    RevocationPolicy usual = plain.revocation();
    RevocationPolicy wanted =
        new RevocationPolicy(
            scope, meaning, usual.order(), false, false, usual.oldest(), usual.kept());
    TrustPolicy policy =
        new TrustPolicy(
            plain.name(),
            plain.anchors(),
            plain.pool(),
            plain.rules(),
            plain.algorithms(),
            wanted,
            plain.discovery(),
            plain.budget());
    return validation(policy, source).verdictOn(about(alice, middle.certificate()));
  }
}
