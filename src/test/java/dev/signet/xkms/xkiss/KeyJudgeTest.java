package dev.signet.xkms.xkiss;

import static dev.signet.xkms.xkiss.Scene.ALICE;
import static dev.signet.xkms.xkiss.Scene.BOB;
import static dev.signet.xkms.xkiss.Scene.NOW;
import static dev.signet.xkms.xkiss.Scene.at;
import static dev.signet.xkms.xkiss.Scene.binding;
import static dev.signet.xkms.xkiss.Scene.certificates;
import static dev.signet.xkms.xkiss.Scene.certified;
import static dev.signet.xkms.xkiss.Scene.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.entity.DomainName;
import dev.signet.entity.MailAddress;
import dev.signet.pki.Octets;
import dev.signet.pki.certificate.Authority;
import dev.signet.pki.path.Explanation;
import dev.signet.pki.path.PathQuestion;
import dev.signet.pki.path.PathVerdict;
import dev.signet.pki.path.TriedPath;
import dev.signet.pki.path.UsedEvidence;
import dev.signet.pki.path.search.Bounded;
import dev.signet.pki.path.search.Inquiry;
import dev.signet.pki.path.search.RefusedEdge;
import dev.signet.pki.path.search.Spent;
import dev.signet.pki.revocation.Evidence;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Ground;
import dev.signet.pki.trust.Identity;
import dev.signet.pki.trust.PathBudget;
import dev.signet.pki.trust.Purpose;
import dev.signet.testkit.Issued;
import dev.signet.testkit.TestTerms;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.QueryKeyBinding;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.model.Trace;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.registry.RegisteredBinding;
import dev.signet.xkms.xml.ExplanationExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is asked about a path, and what is told about its verdict. */
class KeyJudgeTest {
  private final Scene scene = new Scene();
  private final List<PathQuestion> heard = new ArrayList<>();

  private PathVerdict open(PathQuestion question) {
    heard.add(question);
    Ground odd = Ground.undetermined(Criterion.REVOCATION_STATUS, "RFC 5280 6.3", "no list");
    Evidence list =
        new Evidence(Evidence.Kind.LIST, "http://crl/\n1", Optional.empty(), NOW, Optional.of(NOW));
    return new PathVerdict.Undetermined(
        List.of(question.target()),
        new Explanation(
            "test",
            List.of(odd.remediedBy("publish one")),
            Bounded.of(List.of(new TriedPath(List.of(question.target()), "CN=Root", List.of(odd)))),
            new Bounded<>(
                List.of(new RefusedEdge(question.target(), Authority.of(question.target()), odd)),
                4),
            Bounded.of(List.of(new UsedEvidence(question.target(), list))),
            Bounded.of(
                List.of(
                    new Inquiry("http://aia/" + "x".repeat(900), "none", Duration.ofMillis(5)))),
            new Spent(2, 3, 1, Duration.ofMillis(6), PathBudget.DEFAULT, Optional.of("soon"))));
  }

  private KeyJudge.Judged judged(Candidate candidate, QueryKeyBinding query) {
    try {
      KeyJudge judge = new KeyJudge(this::open, TestTerms.trustingOwnWord(true));
      return judge.judge(candidate, scene.search().question(query));
    } catch (Refused refused) {
      throw new AssertionError(refused);
    }
  }

  private PathQuestion asked(Candidate candidate, QueryKeyBinding query) {
    judged(candidate, query);
    return heard.get(heard.size() - 1);
  }

  private Optional<Identity> identity(UseKeyWith... names) {
    Issued issued = scene.certificate("alice@example.org");
    return asked(Candidate.of(issued.certificate(), List.of()), query(certificates(issued), names))
        .identity();
  }

  @Test
  void oneNameIsTheIdentityOfTheQuestion() {
    assertThat(identity(ALICE))
        .contains(new Identity.Mailbox(MailAddress.parse("alice@example.org").orElseThrow()));
    assertThat(identity(UseKeyWith.of(Application.TLS_HTTPS, "www.example.org")))
        .contains(new Identity.Host(DomainName.of("www.example.org")));
    assertThat(identity(UseKeyWith.of(Application.SIGNET_DOMAIN, "example.org")))
        .contains(new Identity.MailDomain(DomainName.of("example.org")));
  }

  @Test
  void alternativesAndWhatIsNoSuchNameAreComparedAfterwards() {
    assertThat(identity()).isEmpty();
    assertThat(identity(ALICE, BOB)).isEmpty();
    assertThat(identity(UseKeyWith.of(Application.SMIME, "not an address"))).isEmpty();
    assertThat(identity(UseKeyWith.of(Application.PKIX, "CN=Alice"))).isEmpty();
  }

  @Test
  void aNameThatIsRegisteredHereNeedNotStandInTheCertificate() {
    Issued issued = scene.certificate("alice@example.org");
    RegisteredBinding registered = certified(issued, BOB);
    Candidate candidate = Candidate.of(issued.certificate(), List.of(registered));
    assertThat(asked(candidate, query(certificates(issued), BOB)).identity()).isEmpty();
    assertThat(asked(candidate, query(certificates(issued), ALICE)).identity()).isPresent();
  }

  @Test
  void certificatesAndListsOfTheRequestAreOffered() {
    Issued issued = scene.certificate("alice@example.org");
    byte[] list = {1, 2, 3};
    List<KeyDatum> data = new ArrayList<>(certificates(issued).data());
    data.add(new KeyDatum.Crl(dev.signet.xkms.model.Octets.of(list)));
    data.add(new KeyDatum.Crl(dev.signet.xkms.model.Octets.of(list)));
    PathQuestion question =
        asked(Candidate.of(issued.certificate(), List.of()), query(new KeyInfo(data)));
    assertThat(question.offered().certificates())
        .extracting(certificate -> certificate.x509())
        .containsExactly(issued.certificate());
    assertThat(question.offered().evidence().lists()).containsExactly(Octets.of(list));
  }

  @Test
  void moreListsThanAnyPathNeedsAreRefused() {
    Issued issued = scene.certificate("alice@example.org");
    List<KeyDatum> data = new ArrayList<>(certificates(issued).data());
    for (int i = 0; i < 41; i++) {
      data.add(new KeyDatum.Crl(dev.signet.xkms.model.Octets.of(new byte[] {(byte) i})));
    }
    assertThatThrownBy(() -> scene.search().question(query(new KeyInfo(data))))
        .isInstanceOf(Refused.class);
  }

  @Test
  void everythingAboutTheSearchIsTold() {
    Issued issued = scene.certificate("alice@example.org");
    KeyJudge.Judged judged =
        judged(Candidate.of(issued.certificate(), List.of()), query(certificates(issued)));
    Trace trace = judged.trace();
    assertThat(trace.policy()).isEqualTo("test");
    assertThat(trace.basis()).isEqualTo(Trace.Basis.NONE);
    assertThat(trace.tried().items())
        .singleElement()
        .satisfies(tried -> assertThat(tried.outcome()).isEqualTo(StatusValue.INDETERMINATE));
    assertThat(trace.refused().more()).isEqualTo(4);
    assertThat(trace.evidence().items().get(0).thisUpdate()).isEqualTo(NOW);
    assertThat(trace.asked().items().get(0).location()).hasSizeLessThan(400).endsWith("...");
    assertThat(trace.spent().exhausted()).contains("soon");
    assertThat(judged.judgement().grounds().get(0).remedy()).contains("publish one");
    assertThat(Traces.line(trace))
        .isEqualTo("basis=NONE paths=1 refused=5 signatures=2 fetches=1 searchMs=6 exhausted=soon");
  }

  private Trace trace(Candidate candidate) {
    try {
      return scene.judge().judge(candidate, scene.search().question(query(ALICE))).trace();
    } catch (Refused refused) {
      throw new AssertionError(refused);
    }
  }

  @Test
  void aPathAndARegistrationAreToldApart() {
    Issued issued = scene.certificate("alice@example.org");
    Candidate certified = Candidate.of(issued.certificate(), List.of());
    Candidate registered = Candidate.of(binding(ALICE), List.of());
    assertThat(trace(certified).basis()).isEqualTo(Trace.Basis.PKIX);
    assertThat(trace(registered).basis()).isEqualTo(Trace.Basis.REGISTERED);
    scene.underForeignPolicy();
    assertThat(trace(registered).basis()).isEqualTo(Trace.Basis.NONE);
  }

  @Test
  void theAnswerHasTheSearchWhenItIsAskedFor() {
    Issued issued = scene.certificate("alice@example.org");
    RequestHeader plain = Scene.header();
    RequestHeader curious =
        new RequestHeader(
            plain.id(),
            plain.service(),
            plain.flow(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(ExplanationExtension.question()));
    Result.Validate told = scene.validate(curious, query(certificates(issued), ALICE));
    assertThat(ExplanationExtension.readFrom(told.header().extensions()).orElseThrow().traces())
        .extracting(Trace::basis)
        .containsExactly(Trace.Basis.PKIX);
    assertThat(scene.validate(query(certificates(issued), ALICE)).header().extensions()).isEmpty();
  }

  @Test
  void signingForADomainIsAPurposeOfItsOwn() {
    Issued issued = scene.certificate("alice@example.org");
    Candidate candidate = Candidate.of(issued.certificate(), List.of());
    UseKeyWith domain = UseKeyWith.of(Application.SIGNET_DOMAIN, "example.org");
    Set<KeyUsage> signing = Set.of(KeyUsage.SIGNATURE);

    assertThat(asked(candidate, query(certificates(issued), signing, domain)).purpose())
        .isEqualTo(Purpose.SIGN_FOR_DOMAIN);
    assertThat(asked(candidate, query(certificates(issued), signing, ALICE, domain)).purpose())
        .isEqualTo(Purpose.SIGN_FOR_DOMAIN);
    assertThat(asked(candidate, query(certificates(issued), signing, ALICE)).purpose())
        .isEqualTo(Purpose.SIGN_MAIL);
  }

  @Test
  void aPolicyIsForItsPurposesAlone() {
    Issued issued = scene.certificate("alice@example.org");
    scene.underPolicyFor(Purpose.MAIL);
    assertThat(status(scene.validate(query(certificates(issued), ALICE))))
        .isEqualTo(StatusValue.VALID);
    Result.Validate refused =
        scene.validate(
            query(certificates(issued), UseKeyWith.of(Application.TLS_HTTPS, "example.org")));
    assertThat(status(refused)).isEqualTo(StatusValue.INVALID);
    assertThat(status(scene.validate(query(certificates(issued))))).isEqualTo(StatusValue.INVALID);
  }

  private static StatusValue status(Result.Validate result) {
    return result.bindings().get(0).status().value();
  }

  @Test
  void aPastThatNoEvidenceIsKeptOfCannotBeAnswered() {
    Issued issued =
        scene.certificate(spec -> spec.valid("2020-01-01T00:00:00Z", "2035-01-01T00:00:00Z"));
    scene.withoutRevocationList();
    assertThat(scene.validate(at("2025-06-01T00:00:00Z", query(certificates(issued)))).bindings())
        .as("within the 400 days")
        .hasSize(1);
    assertThatThrownBy(
            () ->
                scene
                    .validateService()
                    .validate(
                        Scene.received(
                            new Request.Validate(
                                Scene.header(),
                                at("2024-06-01T00:00:00Z", query(certificates(issued)))))))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.code().words()).isEqualTo("Receiver/TimeInstantOutOfRange"));
    Issued young =
        scene.certificate(spec -> spec.valid("2025-01-01T00:00:00Z", "2035-01-01T00:00:00Z"));
    assertThat(status(scene.validate(at("2024-06-01T00:00:00Z", query(certificates(young))))))
        .as("what is refuted stays so")
        .isEqualTo(StatusValue.INVALID);
  }
}
