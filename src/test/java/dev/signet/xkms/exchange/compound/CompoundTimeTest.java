package dev.signet.xkms.exchange.compound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.Requirement;
import dev.signet.xkms.exchange.Answer;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.exchange.load.Costs;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Parts side by side, and what happens when time is up. */
class CompoundTimeTest extends CompoundScene {
  private static final Duration SHORT = Duration.ofMillis(200);

  private final ExecutorService requestors = Executors.newCachedThreadPool();
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void endAll() throws InterruptedException {
    release.countDown();
    requestors.shutdown();
    assertThat(requestors.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  void asManyPartsAreInWorkAtOnceAsMayBe() throws Refused {
    CyclicBarrier pairs = new CyclicBarrier(2);
    AtomicInteger inWork = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    PartHandler handler =
        part -> {
          most.accumulateAndGet(inWork.incrementAndGet(), Math::max);
          together(pairs);
          inWork.decrementAndGet();
          return success(part);
        };
    Answer<Result.Compound> answer =
        service(narrow(2, 32, Duration.ofMinutes(5)))
            .carryOut(received(compound(locates(8))), handler);
    assertThat(words(answer)).hasSize(8).allMatch(words -> words.endsWith(" Success"));
    assertThat(most).hasValue(2);
  }

  @Test
  @Requirement("XR-C01")
  void resultsKeepTheOrderOfTheRequestsWhicheverIsFinishedFirst() throws Refused {
    CountDownLatch others = new CountDownLatch(2);
    PartHandler handler =
        part -> {
          if (id(part).equals("_p0")) {
            await(others);
          } else {
            others.countDown();
          }
          return success(part);
        };
    assertThat(words(service(PATIENT).carryOut(received(compound(locates(3))), handler)))
        .containsExactly("_p0 Success", "_p1 Success", "_p2 Success");
  }

  @Test
  @Requirement("XR-C03")
  void whenTimeIsUpBegunPartsHaveFailedAndTheOthersAreRefused() throws Refused {
    ConcurrentLinkedQueue<String> begun = new ConcurrentLinkedQueue<>();
    List<String> told = new ArrayList<>();
    PartHandler handler =
        part -> {
          begun.add(id(part));
          if (id(part).equals("_p1")) {
            await(release);
          }
          return success(part);
        };
    CompoundCrew crew = crew(narrow(1, 1, SHORT));
    Answer<Result.Compound> answer =
        new CompoundService(headers, reader, signatures, crew)
            .carryOut(
                received(compound(locates(4))),
                handler,
                (success, failure, pending) -> told.add(success + " " + failure + " " + pending));
    assertThat(words(answer))
        .containsExactly(
            "_p0 Success", "_p1 Receiver/Failure", "_p2 Receiver/Refused", "_p3 Receiver/Refused");
    assertThat(answer.note()).contains("2: Receiver/Failure, not finished in time");
    assertThat(told).endsWith("1 3 0");
    release.countDown();
    await(() -> crew.inWork() == 0);
    assertThat(begun).containsExactly("_p0", "_p1");
  }

  @Test
  @Requirement("XR-R10")
  void whereNobodyIsFreeTheCompoundIsRefusedAndNeverBegun() throws Exception {
    CompoundRules rules =
        new CompoundRules(64, 1, 1, Duration.ofMillis(50), AMPLE, AMPLE, Costs.DEFAULT);
    CompoundService service = service(rules);
    CountDownLatch stuck = new CountDownLatch(1);
    Future<List<String>> first =
        requestors.submit(
            () ->
                words(
                    service.carryOut(
                        received(compound(locates(2))),
                        part -> {
                          stuck.countDown();
                          await(release);
                          return success(part);
                        })));
    await(stuck);
    AtomicInteger carriedOut = new AtomicInteger();
    assertThat(
            refusal(
                () ->
                    service.carryOut(
                        received(compound(locate("_x"))),
                        part -> {
                          carriedOut.incrementAndGet();
                          return success(part);
                        })))
        .isEqualTo("Receiver/Refused");
    release.countDown();
    assertThat(first.get(1, TimeUnit.MINUTES)).containsExactly("_p0 Success", "_p1 Success");
    assertThat(carriedOut).hasValue(0);
  }

  @Test
  void aSmallCompoundDoesNotWaitForTheEndOfALargeOne() throws Exception {
    CompoundCrew crew = crew(narrow(1, 1, Duration.ofMinutes(5)));
    CompoundService service = new CompoundService(headers, reader, signatures, crew);
    CountDownLatch firstBegun = new CountDownLatch(1);
    CountDownLatch smallIsIn = new CountDownLatch(1);
    ConcurrentLinkedQueue<String> order = new ConcurrentLinkedQueue<>();
    PartHandler handler =
        part -> {
          order.add(id(part));
          if (id(part).equals("_p0")) {
            firstBegun.countDown();
            await(smallIsIn);
          }
          return success(part);
        };
    Future<List<String>> large =
        requestors.submit(() -> words(service.carryOut(received(compound(locates(20))), handler)));
    await(firstBegun);
    Future<List<String>> small =
        requestors.submit(
            () -> words(service.carryOut(received(compound(locate("_small"))), handler)));
    await(() -> crew.inLine() > 0);
    smallIsIn.countDown();
    assertThat(small.get(1, TimeUnit.MINUTES)).containsExactly("_small Success");
    assertThat(large.get(1, TimeUnit.MINUTES)).hasSize(20);
    assertThat(List.copyOf(order).indexOf("_small")).isEqualTo(1);
  }

  @Test
  void aCrewThatWentHomeBeginsNothing() {
    CompoundCrew crew = crew(PATIENT);
    CompoundService service = new CompoundService(headers, reader, signatures, crew);
    crew.close();
    assertThat(
            refusal(
                () ->
                    service.carryOut(
                        received(compound(locate("_1"))),
                        part -> {
                          throw new AssertionError("nothing was to be carried out");
                        })))
        .isEqualTo("Receiver/Refused");
  }

  @Test
  void aRequestorThatIsInterruptedGetsAnAnswerAndStaysInterrupted() throws Refused {
    PartHandler handler =
        part -> {
          await(release);
          return success(part);
        };
    CompoundService service = service(PATIENT);
    Thread.currentThread().interrupt();
    String words;
    try {
      words = words(service.carryOut(received(compound(locate("_1"))), handler)).get(0);
    } catch (Refused refused) {
      words = "_1 " + refused.code().words();
    }
    assertThat(Thread.interrupted()).isTrue();
    assertThat(words).startsWith("_1 Receiver/");
  }

  @Test
  void manyCompoundsOverFewWorkersAllEndAsTheyShould() throws Exception {
    CompoundService service = service(narrow(4, 3, Duration.ofMinutes(5)));
    PartHandler handler =
        part -> {
          if (id(part).endsWith("3")) {
            throw new IllegalStateException("a fault");
          }
          return success(part);
        };
    List<Callable<List<String>>> all =
        IntStream.range(0, 24)
            .<Callable<List<String>>>mapToObj(
                i -> () -> words(service.carryOut(received(compound(locates(10))), handler)))
            .toList();
    for (Future<List<String>> one : requestors.invokeAll(all)) {
      List<String> words = one.get();
      assertThat(words).hasSize(10);
      for (int i = 0; i < 10; i++) {
        assertThat(words.get(i)).isEqualTo("_p" + i + (i == 3 ? " Receiver/Failure" : " Success"));
      }
    }
  }

  private static Request.Simple[] locates(int parts) {
    return IntStream.range(0, parts)
        .mapToObj(i -> (Request.Simple) locate("_p" + i))
        .toArray(Request.Simple[]::new);
  }

  private static void await(BooleanSupplier condition) {
    long last = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(last);
      Thread.onSpinWait();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  private static void together(CyclicBarrier barrier) {
    try {
      barrier.await(1, TimeUnit.MINUTES);
    } catch (Exception broken) {
      throw new AssertionError(broken);
    }
  }
}
