package dev.signet.xkms.xkiss.relay;

import static dev.signet.xkms.xkiss.relay.FakeOutside.answered;
import static dev.signet.xkms.xkiss.relay.FakeOutside.binding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.entity.DomainName;
import dev.signet.testkit.Requirement;
import dev.signet.testkit.TestKeys;
import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.RelayTrail;
import dev.signet.xkms.model.UnverifiedKeyBinding;
import dev.signet.xkms.model.UseKeyWith;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When another domain's service is asked, what that costs, and what is remembered of it. */
class RelayedSourceTest {
  private static final DomainName B = DomainName.of("b.example");
  private static final String SELF = "https://keys.a.example/xkms";
  private static final UseKeyWith BOB = UseKeyWith.of(Application.SMIME, "bob@b.example");
  private static final KeyInfo KEY = KeyInfo.of(new KeyDatum.Value(TestKeys.ec().getPublic()));
  private static final Duration LONG = Duration.ofSeconds(20);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-06-01T12:00:00Z"));
  private final FakeOutside outside = new FakeOutside();
  private final List<RelayedSource> opened = new ArrayList<>();
  private RelayedSource source = open(LONG, RelayRules.Places.DEFAULT);

  private RelayedSource open(Duration budget, RelayRules.Places places) {
    RelayRules rules =
        new RelayRules(
            Map.of(B, RelayPeer.of(B)),
            budget,
            3,
            2,
            Duration.ofDays(1),
            new RelayRules.Memory(Duration.ofMinutes(5), Duration.ofMinutes(1), 100, 100_000),
            places);
    RelayedSource made =
        new RelayedSource(
            rules,
            new OwnServices(Set.of(SELF)),
            new RelayedSource.Means(outside, outside, now::get));
    opened.add(made);
    return made;
  }

  @AfterEach
  void close() {
    opened.forEach(RelayedSource::close);
  }

  private static RelayedQuestion question(String mailbox, String... passed) {
    RelayTrail trail = RelayTrail.NONE;
    for (String service : passed) {
      trail = trail.through(service);
    }
    UseKeyWith name = UseKeyWith.of(Application.SMIME, mailbox + "@b.example");
    return new RelayedQuestion(B, List.of(name), Set.of(), trail);
  }

  private Relayed find(RelayedQuestion question) {
    return source.find(question, SELF);
  }

  private void later(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  @Test
  void aDomainThatIsNotNamedIsNeverAsked() {
    DomainName other = DomainName.of("sub.b.example");
    assertThat(find(new RelayedQuestion(other, List.of(BOB), Set.of(), RelayTrail.NONE)))
        .isEqualTo(Relayed.NOTHING);
  }

  @Test
  @Requirement("XR-N01")
  void whatIsFoundIsToldWithItsOriginAndKeptAsEvidence() {
    outside.giving(binding(KEY, BOB));

    Relayed found = find(question("bob"));

    assertThat(found.bindings()).containsExactly(binding(KEY, BOB));
    assertThat(found.origin().orElseThrow().service()).isEqualTo(FakeOutside.SERVICE);
    assertThat(found.origin().orElseThrow().domain()).isEqualTo("b.example");
    assertThat(found.note()).contains("evidence 1").contains("ab".repeat(32));
    assertThat(outside.kept()).hasSize(1);
    assertThat(outside.kept().get(0).answer().length()).isEqualTo(1000);
    assertThat(outside.kept().get(0).goodUntil()).isEqualTo(now.get().plus(Duration.ofDays(1)));
  }

  @Test
  void keysOfOtherNamesAreDropped() {
    UseKeyWith eve = UseKeyWith.of(Application.SMIME, "eve@b.example");
    UseKeyWith pgp = UseKeyWith.of(Application.PGP, "bob@b.example");
    UseKeyWith longer = UseKeyWith.of(Application.SMIME, "bob@b.example.evil");
    outside.giving(
        binding(KEY, eve),
        binding(KEY),
        binding(KEY, pgp),
        binding(KEY, longer),
        binding(KEY, BOB));

    assertThat(find(question("bob")).bindings()).containsExactly(binding(KEY, BOB));
  }

  @Test
  void tenThousandBindingsAreCutToWhatTheRulesAdmit() {
    UnverifiedKeyBinding one = binding(KEY, BOB);
    outside.doing((peer, question, within) -> answered(Collections.nCopies(10_000, one)));

    assertThat(find(question("bob")).bindings()).hasSize(3);
  }

  @Test
  void nothingIsToldThatCouldNotBeKept() {
    outside.withoutLedger().giving(binding(KEY, BOB));

    assertThat(find(question("bob")).bindings()).isEmpty();
    assertThat(find(question("bob")).note()).contains("evidence");
  }

  @Test
  void anAnswerIsRememberedForItsTime() {
    outside.giving(binding(KEY, BOB));
    find(question("bob"));
    later(Duration.ofMinutes(4));

    assertThat(find(question("bob")).bindings()).hasSize(1);
    assertThat(outside.asked()).hasSize(1);

    later(Duration.ofMinutes(1));
    find(question("bob"));
    assertThat(outside.asked()).hasSize(2);
  }

  @Test
  void thatThereIsNoneIsRememberedForAShorterTime() {
    outside.doing((peer, question, within) -> new ForeignFinding.NoService("nothing in DNS"));
    find(question("bob"));
    find(question("bob"));
    assertThat(outside.asked()).hasSize(1);

    later(Duration.ofMinutes(1));
    find(question("bob"));
    assertThat(outside.asked()).hasSize(2);
  }

  @Test
  @Requirement("XR-N02")
  void thatNobodyAnsweredIsNotRememberedAsNone() {
    outside.doing((peer, question, within) -> new ForeignFinding.Silent("SERVFAIL"));
    assertThat(find(question("bob")).note()).contains("SERVFAIL");

    outside.giving(binding(KEY, BOB));
    assertThat(find(question("bob")).bindings()).hasSize(1);
  }

  @Test
  void anotherUseIsAnotherQuestion() {
    outside.giving(binding(KEY, BOB));
    find(question("bob"));
    find(new RelayedQuestion(B, List.of(BOB), Set.of(KeyUsage.SIGNATURE), RelayTrail.NONE));

    assertThat(outside.asked()).hasSize(2);
  }

  @Test
  void theMemoryIsBounded() {
    outside.doing(
        (peer, question, within) -> answered(List.of(binding(KEY, question.names().get(0)))));
    for (int i = 0; i < 200; i++) {
      find(question("m" + i));
    }
    assertThat(outside.asked()).hasSize(200);
    find(question("m199"));
    assertThat(outside.asked()).hasSize(200);
    find(question("m0"));
    assertThat(outside.asked()).hasSize(201);
  }

  @Test
  void aQuestionThatWasHereBeforeGoesNowhere() {
    for (String ours : List.of(SELF, SELF + "/partners")) {
      assertThat(find(question("bob", "https://c.example/xkms", ours)).note())
          .contains("here before");
    }
    assertThat(find(question("bob", "https://c.example/xkms", "https://d.example/xkms")).note())
        .contains("often enough");
    assertThat(
            find(new RelayedQuestion(B, List.of(BOB), Set.of(), RelayTrail.UNREADABLE)).bindings())
        .isEmpty();
    assertThat(outside.asked()).isEmpty();
  }

  @Test
  void whoPassesOnSaysSo() {
    outside.giving();
    find(question("bob", "https://c.example/xkms"));

    assertThat(outside.asked().get(0).trail().services())
        .containsExactly("https://c.example/xkms", SELF);
  }

  @Test
  void whoMayKnowLessIsNotAnsweredFromTheSameMemory() {
    outside.giving();
    find(question("bob", "https://c.example/xkms"));
    outside.giving(binding(KEY, BOB));

    assertThat(find(question("bob")).bindings()).hasSize(1);
  }

  @Test
  void theSameQuestionIsAskedOnceAtATime() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    outside.doing(
        (peer, question, within) -> {
          arrived.countDown();
          await(go);
          return answered(List.of(binding(KEY, BOB)));
        });
    ExecutorService requestors = Executors.newFixedThreadPool(3);
    try {
      List<Future<Relayed>> answers = new ArrayList<>();
      answers.add(requestors.submit(() -> find(question("bob"))));
      await(arrived);
      answers.add(requestors.submit(() -> find(question("bob"))));
      answers.add(requestors.submit(() -> find(question("bob"))));
      go.countDown();
      for (Future<Relayed> answer : answers) {
        assertThat(answer.get(20, TimeUnit.SECONDS).bindings()).hasSize(1);
      }
      assertThat(outside.asked()).hasSize(1);
    } finally {
      requestors.shutdownNow();
    }
  }

  @Test
  void aHangingServiceCostsTheBudgetAndNoMore() {
    CountDownLatch never = new CountDownLatch(1);
    outside.doing(
        (peer, question, within) -> {
          await(never);
          return new ForeignFinding.Silent("too late");
        });
    source = open(Duration.ofMillis(50), new RelayRules.Places(2, 2, 100, Duration.ZERO));

    assertThat(find(question("a")).note()).contains("no answer within");
    assertThat(find(question("b")).note()).contains("no answer within");
    assertThat(find(question("c")).note()).contains("on their way already");
    never.countDown();
  }

  @Test
  void aLateAnswerCountsForTheNext() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    outside.doing(
        (peer, question, within) -> {
          await(go);
          done.countDown();
          return answered(List.of(binding(KEY, BOB)));
        });
    source = open(Duration.ofMillis(50), RelayRules.Places.DEFAULT);

    assertThat(find(question("bob")).bindings()).isEmpty();
    go.countDown();
    await(done);
    Relayed next = find(question("bob"));
    for (int i = 0; i < 1000 && next.bindings().isEmpty(); i++) {
      Thread.sleep(5);
      next = find(question("bob"));
    }
    assertThat(next.bindings()).hasSize(1);
    assertThat(outside.asked()).hasSize(1);
  }

  @Test
  void onlyFewWaitForOneDomain() throws Exception {
    CountDownLatch arrived = new CountDownLatch(2);
    CountDownLatch go = new CountDownLatch(1);
    outside.doing(
        (peer, question, within) -> {
          arrived.countDown();
          await(go);
          return answered(List.of());
        });
    source = open(LONG, new RelayRules.Places(8, 2, 3, Duration.ofSeconds(30)));
    ExecutorService requestors = Executors.newFixedThreadPool(2);
    try {
      Future<Relayed> one = requestors.submit(() -> find(question("a")));
      Future<Relayed> two = requestors.submit(() -> find(question("b")));
      await(arrived);
      assertThat(find(question("c")).note()).contains("left alone");
      go.countDown();
      one.get(20, TimeUnit.SECONDS);
      two.get(20, TimeUnit.SECONDS);
      assertThat(find(question("c")).note()).contains("no such key");
    } finally {
      requestors.shutdownNow();
    }
  }

  @Test
  void aDomainThatFailsSeveralTimesIsLeftAloneForAWhile() {
    outside.doing((peer, question, within) -> new ForeignFinding.Silent("refused"));
    for (int i = 0; i < 3; i++) {
      find(question("bob"));
    }
    assertThat(find(question("bob")).note()).contains("left alone");
    assertThat(outside.asked()).hasSize(3);

    later(Duration.ofSeconds(30));
    find(question("bob"));
    assertThat(outside.asked()).hasSize(4);
    assertThat(find(question("bob")).note()).contains("left alone");

    later(Duration.ofSeconds(30));
    outside.giving(binding(KEY, BOB));
    assertThat(find(question("bob")).bindings()).hasSize(1);
  }

  @Test
  void aFailureInsideLeavesNobodyWaiting() {
    outside.doing(
        (peer, question, within) -> {
          Thread.currentThread().setUncaughtExceptionHandler((thread, expected) -> {});
          throw new IllegalStateException("a defect");
        });

    assertThat(find(question("bob")).note()).contains("a failure inside");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
