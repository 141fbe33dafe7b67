package dev.signet.cli.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.cli.judge.Judgement.Verdict;
import dev.signet.cli.judge.cases.AnchorTrust;
import dev.signet.cli.judge.cases.CaseEntry;
import dev.signet.cli.judge.cases.Demands;
import dev.signet.cli.judge.cases.Exhibits;
import dev.signet.cli.judge.cases.PathCase;
import dev.signet.cli.judge.cases.PolicyInputs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CaseRunTest {
  private final List<Judgement> lines = new ArrayList<>();

  private void run(Function<PathCase, Judgement> judge, int threads, String... ids) {
    try (CaseRun run = new CaseRun(judge, threads, Duration.ofMillis(300), lines::add)) {
      for (String id : ids) {
        run.take(new CaseEntry.Readable(named(id)));
      }
      run.finish();
    }
  }

  private static Judgement valid(PathCase asked) {
    return Judgement.of(asked.id(), Verdict.VALID, "");
  }

  @Test
  void aCaseThatTakesTooLongIsUndeterminedAndTheNextIsJudged() {
    CountDownLatch never = new CountDownLatch(1);
    run(asked -> asked.id().equals("slow") ? stuck(never) : valid(asked), 1, "slow", "quick");
    assertThat(lines).extracting(Judgement::id).containsExactly("slow", "quick");
    assertThat(lines)
        .extracting(Judgement::verdict)
        .containsExactly(Verdict.UNDETERMINED, Verdict.VALID);
    assertThat(lines.get(0).reasons().get(0)).contains("not judged within");
  }

  private static Judgement stuck(CountDownLatch never) {
    while (never.getCount() > 0) {
      Thread.onSpinWait(); // deaf to interruption
    }
    throw new IllegalStateException();
  }

  @Test
  void aFaultOfTheJudgeIsSaidAndEndsNothing() {
    run(
        asked -> {
          if (asked.id().equals("b")) {
            throw new IllegalStateException("broken");
          }
          return valid(asked);
        },
        2,
        "a",
        "b",
        "c");
    assertThat(lines)
        .extracting(Judgement::verdict)
        .containsExactly(Verdict.VALID, Verdict.UNDETERMINED, Verdict.VALID);
    assertThat(lines.get(1).reasons().get(0)).contains("fault").contains("broken");
  }

  @Test
  void theOrderIsThatOfTheCases() {
    CountDownLatch second = new CountDownLatch(1);
    run(
        asked -> {
          if (asked.id().equals("b")) {
            second.countDown();
          } else {
            awaitQuietly(second);
          }
          return valid(asked);
        },
        2,
        "a",
        "b");
    assertThat(lines).extracting(Judgement::id).containsExactly("a", "b");
    assertThat(lines).extracting(Judgement::verdict).containsOnly(Verdict.VALID);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static PathCase named(String id) {
    return new PathCase(
        id,
        "core",
        Optional.empty(),
        new Exhibits("leaf", List.of(), List.of(), List.of(), Map.of()),
        new Demands(
            Demands.Revocation.NONE,
            List.of(),
            Demands.UsageCare.POLICY,
            Set.of(),
            List.of(),
            OptionalInt.empty(),
            false),
        PolicyInputs.NONE,
        AnchorTrust.UNSAID,
        false);
  }
}
