package dev.signet.pki.revocation.ocsp;

import static dev.signet.pki.revocation.ocsp.AskingLab.RESPONDER;
import static dev.signet.pki.revocation.ocsp.Says.good;
import static dev.signet.pki.revocation.ocsp.Says.unknown;
import static dev.signet.testkit.Asked.revoked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.Octets;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.fetch.FetchDoor;
import dev.signet.pki.revocation.RevocationQuestion;
import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.pki.revocation.cache.CacheStatistics;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Answers that are offered, kept and fetched, and what is asked when. */
class OcspRevocationTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final AskingLab lab = new AskingLab(RESPONDER);

  @Test
  void aResponderIsAskedAndItsAnswerIsEvidence() {
    lab.answeringGood();

    assertThat(lab.ask(lab.source()))
        .isInstanceOfSatisfying(
            RevocationStatus.Good.class,
            status -> assertThat(status.evidence().get(0).origin()).isEqualTo(RESPONDER));
    assertThat(lab.fetched).hasSize(1);
  }

  @Test
  void whatIsOfferedSavesTheQuestion() {
    Octets offered = lab.responder.answer(a -> a.good(lab.scene.leaf));
    RevocationQuestion question = lab.scene.offering(offered).within(lab.allowance());

    assertThat(lab.source().statusOf(question)).satisfies(good());
    assertThat(lab.fetched).isEmpty();
  }

  @Test
  void whatIsOfferedInVainIsNamedBesideWhatFailed() {
    Octets junk = Octets.of(new byte[] {1, 2, 3});
    RevocationQuestion question = lab.scene.offering(junk).within(lab.allowance());

    assertThat(lab.source().statusOf(question))
        .satisfies(unknown("an offered OCSP answer is broken"))
        .satisfies(unknown("OCSP responder " + RESPONDER + ": nobody is there"));
  }

  @Test
  void anOfferedRevocationBeatsAnOfferedGood() {
    Instant since = OcspLab.NOW.minus(Duration.ofDays(1));
    Octets good = lab.responder.answer(a -> a.good(lab.scene.leaf));
    Octets revoked = lab.responder.answer(a -> a.revoked(lab.scene.leaf, since, 1));

    assertThat(lab.source().statusOf(lab.scene.offering(good, revoked)))
        .satisfies(revoked(since, "keyCompromise"));
  }

  @Test
  void nobodyIsAskedWithoutAnAllowance() {
    assertThat(lab.source().statusOf(lab.scene.question()))
        .satisfies(unknown("no OCSP answer is at hand"));
    assertThat(lab.fetched).isEmpty();
  }

  @Test
  void aClosedDoorIsNoFaultOfTheResponder() {
    lab.door = FetchDoor.closed();
    OcspRevocation source = lab.source();

    assertThat(lab.ask(source)).satisfies(unknown("fetching is switched off"));
    assertThat(source.statistics().byHost()).isEmpty();
  }

  @Test
  void aCertificateWithoutAResponderLeavesItOpen() {
    AskingLab without = new AskingLab();

    assertThat(without.ask(without.source())).satisfies(unknown("names no OCSP responder"));
  }

  @Test
  void theNextResponderIsASpare() {
    AskingLab two = new AskingLab("http://down.example/", "no uri", "http://up.example/");
    Octets answer = two.responder.answer(a -> a.good(two.scene.leaf));
    two.behindTheDoor =
        request ->
            request.uri().getHost().equals("up.example")
                ? AskingLab.came(answer, request.uri())
                : AskingLab.broken(request);
    OcspRevocation source = two.source();

    assertThat(two.ask(source)).satisfies(good());
    assertThat(source.statistics().byHost()).containsOnlyKeys("down.example", "up.example");
  }

  @Test
  void anAnswerIsKeptAsLongAsItHolds() {
    OcspRevocation source = lab.source();
    lab.answeringGood();
    lab.ask(source);
    lab.failing();

    lab.pass(MINUTE.multipliedBy(30));
    assertThat(lab.ask(source)).satisfies(good());
    assertThat(lab.fetched).hasSize(1);
    lab.pass(MINUTE.multipliedBy(60));
    assertThat(lab.ask(source)).satisfies(unknown("it is stale"));
    assertThat(lab.fetched).hasSizeGreaterThan(1);
  }

  @Test
  void aRevocationIsKnownToTheNextQuestionAfterItArrived() {
    OcspRevocation source = lab.source();
    lab.answeringGood();
    lab.ask(source);
    lab.pass(MINUTE.multipliedBy(61));
    Instant since = lab.scene.now;
    lab.answering(a -> a.current(since, since.plus(MINUTE)).revoked(lab.scene.leaf, since, 1));

    assertThat(lab.ask(source)).satisfies(revoked(since, "keyCompromise"));
    lab.failing();
    assertThat(lab.ask(source)).satisfies(revoked(since, "keyCompromise"));
  }

  @Test
  void aNewerAnswerIsFetchedInTheBackgroundBeforeTheOldOneEnds() {
    OcspRevocation source = lab.source();
    lab.answeringGood();
    lab.ask(source);
    lab.holdingBack();
    OcspRevocation later = lab.source();
    lab.pass(MINUTE.multipliedBy(50));
    lab.answeringGood();

    assertThat(lab.ask(later)).satisfies(good());
    assertThat(lab.ask(later)).satisfies(good());
    assertThat(lab.fetched).hasSize(1);
    assertThat(lab.waiting).hasSize(1);
    lab.letGo();
    assertThat(lab.fetched).hasSize(2);
    lab.failing();
    lab.pass(MINUTE.multipliedBy(30));
    assertThat(lab.ask(later)).satisfies(good());
    assertThat(later.statistics().refreshes()).isEqualTo(2);
  }

  @Test
  void whoAcceptsAnUnknownStatusDoesNotWaitForANewerAnswer() {
    lab.accepting();
    lab.answeringGood();
    lab.ask(lab.source());
    lab.pass(MINUTE.multipliedBy(90));
    lab.answeringGood();
    lab.holdingBack();
    OcspRevocation source = lab.source();

    assertThat(lab.ask(source)).satisfies(unknown("a newer OCSP answer is being fetched"));
    lab.letGo();
    assertThat(lab.ask(source)).satisfies(good());
    assertThat(source.statistics().stale()).isEqualTo(1);
  }

  @Test
  void whoDoesNotAcceptItWaits() {
    OcspRevocation source = lab.source();
    lab.answeringGood();
    lab.ask(source);
    lab.pass(MINUTE.multipliedBy(90));
    lab.answeringGood();

    assertThat(lab.ask(source)).satisfies(good());
    assertThat(source.statistics().stale()).isZero();
  }

  @Test
  void anAnswerWithoutAnEndIsUsedForMinutesAndThenAsASpare() {
    OcspRevocation source = lab.source();
    lab.answering(a -> a.undated(lab.scene.now).good(lab.scene.leaf));
    lab.ask(source);
    lab.failing();

    lab.pass(MINUTE.multipliedBy(3));
    assertThat(lab.ask(source)).satisfies(good());
    assertThat(lab.fetched).hasSize(1);
    lab.pass(MINUTE.multipliedBy(10));
    assertThat(lab.ask(source)).satisfies(good());
    assertThat(lab.fetched).hasSize(2);
  }

  @Test
  void whatFailedIsNotTriedAgainAtOnce() {
    OcspRevocation source = lab.source();

    assertThat(lab.ask(source)).satisfies(unknown("nobody is there"));
    assertThat(lab.ask(source)).satisfies(unknown("remembered until"));
    assertThat(lab.fetched).hasSize(1);
    lab.pass(MINUTE.multipliedBy(2));
    lab.answeringGood();
    assertThat(lab.ask(source)).satisfies(good());
  }

  @Test
  void aResponderThatDoesNotKnowTheCertificateIsNotAskedAgainAtOnce() {
    OcspRevocation source = lab.source();
    lab.answering(a -> a.unknown(lab.scene.leaf));

    lab.ask(source);
    assertThat(lab.ask(source)).satisfies(unknown("does not know the certificate"));
    assertThat(lab.fetched).hasSize(1);
  }

  @Test
  void keptAnswersAnswerQuestionsAboutThePast() {
    OcspRevocation source = lab.source();
    lab.answeringGood();
    lab.ask(source);
    Instant then = lab.scene.now.plus(MINUTE);
    lab.pass(Duration.ofDays(100));
    lab.failing();

    assertThat(source.statusOf(lab.question().asOf(then))).satisfies(good());
    assertThat(source.statusOf(lab.question().asOf(then.plus(Duration.ofDays(1)))))
        .satisfies(unknown("it is stale"));
  }

  @Test
  void aClockOffByADayMakesEveryFetchedAnswerUseless() {
    OcspRevocation source = lab.source();
    lab.answeringGood();
    lab.pass(Duration.ofDays(-1));
    assertThat(lab.ask(source)).satisfies(unknown("it is from the future"));

    lab.pass(Duration.ofDays(2));
    assertThat(lab.ask(source)).satisfies(unknown("it is stale"));
    assertThat(source.statistics().answers()).isZero();
  }

  @Test
  void anAnswerAboutAnotherCertificateIsNotKept() {
    OcspRevocation source = lab.source();
    lab.answering(a -> a.good(BigInteger.ONE));

    assertThat(lab.ask(source)).satisfies(unknown("it is about serial number 1"));
    assertThat(source.statistics().answers()).isZero();
  }

  @Test
  void anAnswerAboutOneCertificateSaysNothingAboutTheNext() {
    OcspRevocation source = lab.source();
    lab.answeringGood();
    lab.ask(source);
    Certificate other =
        Certificate.of(
            lab.scene
                .authority
                .issue(s -> s.extension("1.3.6.1.5.5.7.1.1", false, AskingLab.access(RESPONDER)))
                .certificate());

    assertThat(source.statusOf(lab.question().about(other)))
        .satisfies(unknown("it is about serial number"));
  }

  @Test
  void theStatisticsSayWhatHappened() {
    OcspRevocation source = lab.source();
    lab.ask(source);
    lab.pass(MINUTE.multipliedBy(2));
    lab.answering(a -> a.good(lab.scene.leaf));
    lab.ask(source);
    lab.ask(source);

    CacheStatistics counted = source.statistics();
    assertThat(counted.hits()).isEqualTo(1);
    assertThat(counted.misses()).isEqualTo(2);
    assertThat(counted.answers()).isEqualTo(1);
    assertThat(counted.octets()).isPositive();
    CacheStatistics.Host host = counted.byHost().get("ocsp.example");
    assertThat(host.successes()).isEqualTo(1);
    assertThat(host.failures()).isEqualTo(1);
    assertThat(host.lastSuccess()).contains(lab.scene.now);
    assertThat(host.lastFailure()).contains("nobody is there");
  }
}
