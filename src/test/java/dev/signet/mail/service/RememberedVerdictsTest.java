package dev.signet.mail.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.entity.Entity;
import dev.signet.entity.MailAddress;
import dev.signet.testkit.Issued;
import dev.signet.testkit.TestAuthority;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RememberedVerdictsTest {
  private static final KeyVerdict GOOD = new KeyVerdict.Good("good");
  private static final KeyVerdict BAD = new KeyVerdict.Bad("bad");
  private static final KeyVerdict UNPROVEN = new KeyVerdict.Unproven("unproven");
  private static final KeyVerdict AWAY = new KeyVerdict.Unavailable("away");

  private static final TestAuthority ROOT = TestAuthority.root("Root");
  private static final TestAuthority STRANGER = TestAuthority.root("Root");
  private static final Issued ALICE = ROOT.issue(c -> c.mail("alice@example.org"));

  private final MovableClock clock = new MovableClock(TestAuthority.NOW);
  private final ScriptedService service = new ScriptedService();
  private final RememberedVerdicts memory =
      new RememberedVerdicts(service, RememberedVerdicts.Settings.DEFAULT, clock);

  @Test
  void goodLastsTenMinutesAndNoLonger() {
    service.says(GOOD, BAD);
    assertThat(memory.judge(plain())).isEqualTo(GOOD);
    clock.pass(Duration.ofMinutes(9));
    assertThat(memory.judge(plain())).isEqualTo(GOOD);
    clock.pass(Duration.ofMinutes(1));
    assertThat(memory.judge(plain())).isEqualTo(BAD);
  }

  @Test
  void badLastsTenMinutes() {
    service.says(BAD, GOOD);
    assertThat(memory.judge(plain())).isEqualTo(BAD);
    clock.pass(Duration.ofMinutes(9));
    assertThat(memory.judge(plain())).isEqualTo(BAD);
    clock.pass(Duration.ofMinutes(1));
    assertThat(memory.judge(plain())).isEqualTo(GOOD);
  }

  @Test
  void unprovenLastsTwoMinutes() {
    service.says(UNPROVEN, GOOD);
    memory.judge(plain());
    clock.pass(Duration.ofSeconds(119));
    assertThat(memory.judge(plain())).isEqualTo(UNPROVEN);
    clock.pass(Duration.ofSeconds(1));
    assertThat(memory.judge(plain())).isEqualTo(GOOD);
  }

  @Test
  void unavailableIsNotRemembered() {
    service.says(AWAY, GOOD);
    assertThat(memory.judge(plain())).isEqualTo(AWAY);
    assertThat(memory.judge(plain())).isEqualTo(GOOD);
  }

  @Test
  void anotherCertificateForTheSameNameIsAnotherQuestion() {
    Issued twin = STRANGER.issue(c -> c.mail("alice@example.org").keys(ALICE.keys()));
    service.says(GOOD, BAD);
    assertThat(memory.judge(plain())).isEqualTo(GOOD);
    assertThat(memory.judge(question(twin.certificate()))).isEqualTo(BAD);
  }

  @Test
  void anotherNameIsAnotherQuestion() {
    service.says(GOOD, BAD);
    assertThat(memory.judge(plain())).isEqualTo(GOOD);
    Entity bob = new Entity.Mailbox(MailAddress.of("bob@example.org"));
    KeyQuestion forBob =
        new KeyQuestion(ALICE.certificate(), List.of(), Optional.of(bob), Optional.empty());
    assertThat(memory.judge(forBob)).isEqualTo(BAD);
  }

  @Test
  void junkHelpersDoNotSpoilTheQuestionOfOthers() {
    service.says(BAD, GOOD, UNPROVEN);
    assertThat(memory.judge(question(ALICE.certificate(), STRANGER.certificate()))).isEqualTo(BAD);
    assertThat(memory.judge(question(ALICE.certificate(), ROOT.certificate()))).isEqualTo(GOOD);
    Issued other = ROOT.issue(c -> c.mail("alice@example.org"));
    assertThat(memory.judge(question(other.certificate()))).isEqualTo(UNPROVEN);
  }

  @Test
  void goodHoldsWhateverHelpersComeAlong() {
    service.says(GOOD);
    memory.judge(question(ALICE.certificate(), ROOT.certificate()));
    assertThat(memory.judge(plain())).isEqualTo(GOOD);
    assertThat(memory.judge(question(ALICE.certificate(), STRANGER.certificate()))).isEqualTo(GOOD);
  }

  @Test
  void badEndsGood() {
    service.says(BAD, GOOD, GOOD, BAD, AWAY);
    KeyQuestion helped = question(ALICE.certificate(), ROOT.certificate());
    assertThat(memory.judge(helped)).isEqualTo(BAD);
    assertThat(memory.judge(plain())).isEqualTo(GOOD);
    assertThat(memory.judge(helped)).isEqualTo(BAD);
    clock.pass(Duration.ofMinutes(10));
    assertThat(memory.judge(plain())).isEqualTo(GOOD);
    memory.forget();
    assertThat(memory.judge(helped)).isEqualTo(BAD);
    assertThat(memory.judge(plain())).isEqualTo(AWAY);
  }

  @Test
  void aCertificateThatEndsMeanwhileIsAskedAboutAgain() {
    Issued ending =
        ROOT.issue(
            c ->
                c.mail("alice@example.org")
                    .valid("2026-01-01T00:00:00Z", TestAuthority.NOW.plusSeconds(60).toString()));
    service.says(GOOD, BAD);
    assertThat(memory.judge(question(ending.certificate()))).isEqualTo(GOOD);
    clock.pass(Duration.ofSeconds(61));
    assertThat(memory.judge(question(ending.certificate()))).isEqualTo(BAD);
  }

  @Test
  void aTimeIsPartOfTheQuestionGoodOnlyCoarsely() {
    Instant nine = Instant.parse("2026-05-01T09:00:00Z");
    service.says(GOOD, BAD, BAD);
    assertThat(memory.judge(at(nine))).isEqualTo(GOOD);
    assertThat(memory.judge(at(nine.plusSeconds(500)))).isEqualTo(GOOD);
    assertThat(memory.judge(at(nine.plusSeconds(600)))).isEqualTo(BAD);
    assertThat(memory.judge(at(nine.plusSeconds(601)))).isEqualTo(BAD);
  }

  @Test
  void manyWhoAskTheSameCostOneQuestion() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    AtomicInteger questions = new AtomicInteger();
    KeyService slow =
        new KeyService() {
          @Override
          public KeyVerdict judge(KeyQuestion question) {
            questions.incrementAndGet();
            asked.countDown();
            awaited(answer);
            return AWAY;
          }

          @Override
          public ReceiverKey keyOf(MailAddress receiver) {
            throw new AssertionError("not asked for");
          }
        };
    RememberedVerdicts shared =
        new RememberedVerdicts(slow, RememberedVerdicts.Settings.DEFAULT, clock);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<KeyVerdict>> all = new ArrayList<>();
      all.add(threads.submit(() -> shared.judge(plain())));
      awaited(asked);
      for (int i = 0; i < 3; i++) {
        all.add(threads.submit(() -> shared.judge(plain())));
      }
      while (shared.counts().joined() < 3) {
        Thread.onSpinWait();
      }
      answer.countDown();
      for (Future<KeyVerdict> one : all) {
        assertThat(one.get()).isEqualTo(AWAY);
      }
      assertThat(questions).hasValue(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void itsRoomIsBounded() {
    RememberedVerdicts small =
        new RememberedVerdicts(
            service,
            new RememberedVerdicts.Settings(
                Duration.ofMinutes(10), Duration.ofMinutes(10), Duration.ofMinutes(2), 2),
            clock);
    service.says(GOOD, GOOD, GOOD, BAD);
    for (int i = 0; i < 3; i++) {
      small.judge(question(ROOT.issue(c -> c.mail("x@example.org")).certificate()));
    }
    assertThat(small.counts().size()).isEqualTo(2);
    assertThat(service.asked()).hasSize(3);
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  private static KeyQuestion plain() {
    return question(ALICE.certificate());
  }

  private static KeyQuestion at(Instant time) {
    KeyQuestion plain = plain();
    return new KeyQuestion(plain.certificate(), plain.helpers(), plain.entity(), Optional.of(time));
  }

  private static KeyQuestion question(X509Certificate certificate, X509Certificate... helpers) {
    return new KeyQuestion(
        certificate,
        List.of(helpers),
        Optional.of(new Entity.Mailbox(MailAddress.of("alice@example.org"))),
        Optional.empty());
  }
}
