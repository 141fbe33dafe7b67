package dev.signet.policy.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.entity.DomainName;
import dev.signet.policy.AuthenticationPolicy;
import dev.signet.policy.PolicyFinding;
import dev.signet.policy.text.PolicyReader;
import dev.signet.testkit.Requirement;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is remembered, and how long. */
@Timeout(30)
class RememberedPoliciesTest {
  private static final DomainName DOMAIN = DomainName.of("example.org");
  private static final String ALWAYS = "v=SMIMEP1; auth=SMIME:Always";
  private static final String BROKEN = "v=SMIMEP1; x509=what; auth=SMIME:Never";

  private Instant now = Instant.parse("2026-11-23T12:00:00Z");
  private int asked;
  private TimedFinding next = published(ALWAYS, Duration.ofHours(1));
  private final RememberedPolicies policies = memory(MemoryLimits.DEFAULT);

  @Test
  void aPolicyIsAskedForOnce() {
    assertThat(signatures(policies.of(DOMAIN))).isEqualTo(AuthenticationPolicy.ALWAYS);
    now = now.plus(Duration.ofMinutes(59));
    policies.of(DOMAIN);
    assertThat(asked).isOne();
    assertThat(policies.statistics()).isEqualTo(new MemoryStatistics(1, 1, 0, 1, 0, 0, 0));
  }

  @ParameterizedTest
  @CsvSource({"0,60", "59,60", "61,61", "86400,86400", "864000,86400"})
  @Requirement("E2E-R11")
  void aPolicyHoldsAsLongAsDnsSaysWithinLimits(long ttl, long seconds) {
    holds(published(ALWAYS, Duration.ofSeconds(ttl)), seconds);
  }

  @ParameterizedTest
  @CsvSource({"0,60", "900,900", "86400,3600"})
  void anAbsenceHoldsAsLongAsDnsSaysWithinLimits(long ttl, long seconds) {
    holds(absent(Duration.ofSeconds(ttl)), seconds);
  }

  @Test
  void aFailureHoldsHalfAMinute() {
    holds(unavailable(), 30);
  }

  @Test
  @Requirement("E2E-R08")
  void whileDnsFailsTheLastKnownPolicyCounts() {
    policies.of(DOMAIN);
    next = unavailable();
    now = now.plus(Duration.ofDays(7));
    PolicyFinding.Published stale = (PolicyFinding.Published) policies.of(DOMAIN);
    assertThat(stale.isStale()).isTrue();
    assertThat(signatures(stale)).isEqualTo(AuthenticationPolicy.ALWAYS);
    assertThat(stale.isSecure()).isTrue();
    now = now.plus(Duration.ofSeconds(31));
    assertThat(policies.of(DOMAIN)).isInstanceOf(PolicyFinding.Unavailable.class);
    assertThat(policies.statistics().stale()).isOne();
    assertThat(policies.statistics().unavailable()).isEqualTo(2);
  }

  @Test
  void dnsThatIsBackCountsAgain() {
    policies.of(DOMAIN);
    next = unavailable();
    now = now.plus(Duration.ofHours(2));
    policies.of(DOMAIN);
    next = published("v=SMIMEP1; auth=SMIME:Never", Duration.ofHours(1));
    now = now.plus(Duration.ofSeconds(30));
    assertThat(signatures(policies.of(DOMAIN))).isEqualTo(AuthenticationPolicy.NEVER);
  }

  @Test
  void aPolicyThatWasWithdrawnIsNoLastResort() {
    policies.of(DOMAIN);
    next = absent(Duration.ofSeconds(60));
    now = now.plus(Duration.ofHours(2));
    policies.of(DOMAIN);
    next = unavailable();
    now = now.plus(Duration.ofHours(2));
    assertThat(policies.of(DOMAIN)).isInstanceOf(PolicyFinding.Unavailable.class);
  }

  @Test
  void thereIsRoomForSoManyAndTheLeastUsedGoes() {
    MemoryLimits d = MemoryLimits.DEFAULT;
    RememberedPolicies small =
        memory(
            new MemoryLimits(
                2, d.shortest(), d.longest(), d.longestAbsence(), d.pause(), d.lastResort()));
    DomainName other = DomainName.of("b.example");
    small.of(DOMAIN);
    small.of(other);
    small.of(DOMAIN);
    small.of(DomainName.of("c.example"));
    assertThat(small.statistics().domains()).isEqualTo(2);
    assertThat(asked).isEqualTo(3);
    small.of(DOMAIN);
    assertThat(asked).isEqualTo(3);
    small.of(other);
    assertThat(asked).isEqualTo(4);
  }

  @Test
  void whatIsForgottenIsAskedAnew() {
    policies.of(DOMAIN);
    policies.forget(DOMAIN);
    policies.of(DOMAIN);
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void manyWhoAskAtOnceShareOneLookUp() throws Exception {
    CountDownLatch all = new CountDownLatch(1);
    AtomicInteger lookUps = new AtomicInteger();
    RememberedPolicies shared =
        new RememberedPolicies(
            domain -> {
              lookUps.incrementAndGet();
              await(all);
              return next;
            },
            MemoryLimits.DEFAULT,
            () -> now);
    ExecutorService people = Executors.newFixedThreadPool(8);
    try {
      List<Future<PolicyFinding>> answers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        answers.add(people.submit(() -> shared.of(DOMAIN)));
      }
      while (shared.statistics().shared() < 7) {
        Thread.onSpinWait();
      }
      all.countDown();
      for (Future<PolicyFinding> answer : answers) {
        assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(next.finding());
      }
    } finally {
      people.shutdownNow();
    }
    assertThat(lookUps).hasValue(1);
  }

  @Test
  void aLookUpThatBreaksKeepsNobodyWaiting() {
    RememberedPolicies broken =
        new RememberedPolicies(
            domain -> {
              throw new IllegalStateException("broken");
            },
            MemoryLimits.DEFAULT,
            () -> now);
    assertThatThrownBy(() -> broken.of(DOMAIN)).hasMessage("broken");
    assertThatThrownBy(() -> broken.of(DOMAIN)).hasMessage("broken");
  }

  @Test
  void aRestartForgetsNothing(@TempDir Path folder) throws Exception {
    next = published(BROKEN, Duration.ofHours(1));
    PolicyFinding before = policies.of(DOMAIN);
    policies.keepIn(new PolicyBook(folder));
    RememberedPolicies again = memory(MemoryLimits.DEFAULT);
    again.recallFrom(new PolicyBook(folder));
    assertThat(again.of(DOMAIN)).isEqualTo(before);
    assertThat(before.policy().keys().unreadable()).isOne();
    assertThat(asked).isOne();
    next = unavailable();
    now = now.plus(Duration.ofDays(2));
    assertThat(again.of(DOMAIN)).isInstanceOf(PolicyFinding.Published.class);
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void whatIsTooOldOrUnreadableIsNotTakenUp(@TempDir Path folder) throws Exception {
    policies.of(DOMAIN);
    policies.keepIn(new PolicyBook(folder));
    Path file = folder.resolve("policies.txt");
    String line = Files.readString(file);
    String future =
        line.replace("example.org ", "future.example ").replaceFirst(" [0-9]+ ", " 99999999999 ");
    Files.writeString(
        file,
        "what\n\na b c d e\nexample.net 1 2 true *\nexample.com 9999999999999999999 2 true djE=\n"
            + future
            + line,
        StandardCharsets.UTF_8);
    RememberedPolicies again = memory(MemoryLimits.DEFAULT);
    again.recallFrom(new PolicyBook(folder));
    assertThat(again.statistics().domains()).isOne();
    now = now.plus(Duration.ofDays(8));
    RememberedPolicies late = memory(MemoryLimits.DEFAULT);
    late.recallFrom(new PolicyBook(folder));
    assertThat(late.statistics().domains()).isZero();
  }

  @Test
  void anEmptyFolderHoldsNothing(@TempDir Path folder) throws Exception {
    policies.recallFrom(new PolicyBook(folder));
    assertThat(policies.statistics().domains()).isZero();
  }

  private void holds(TimedFinding finding, long seconds) {
    next = finding;
    policies.of(DOMAIN);
    now = now.plusSeconds(seconds - 1);
    policies.of(DOMAIN);
    assertThat(asked).isOne();
    now = now.plusSeconds(1);
    policies.of(DOMAIN);
    assertThat(asked).isEqualTo(2);
  }

  private RememberedPolicies memory(MemoryLimits limits) {
    return new RememberedPolicies(
        domain -> {
          asked++;
          return next;
        },
        limits,
        () -> now);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  private static AuthenticationPolicy signatures(PolicyFinding finding) {
    return finding.policy().authentication("SMIME");
  }

  private static TimedFinding published(String text, Duration ttl) {
    PolicyFinding finding =
        PolicyReader.read(text)
            .match(
                read ->
                    new PolicyFinding.Published(
                        DOMAIN, read.policy(), true, false, read.warnings()),
                malformed -> {
                  throw new AssertionError(malformed.because());
                });
    return new TimedFinding(finding, ttl, text);
  }

  private static TimedFinding absent(Duration ttl) {
    return new TimedFinding(new PolicyFinding.Absent(DOMAIN, false), ttl, "");
  }

  private static TimedFinding unavailable() {
    PolicyFinding finding = new PolicyFinding.Unavailable(DOMAIN, "SERVFAIL");
    return new TimedFinding(finding, Duration.ZERO, "");
  }
}
