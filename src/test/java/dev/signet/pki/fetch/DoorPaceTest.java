package dev.signet.pki.fetch;

import static dev.signet.pki.fetch.DoorLab.failed;
import static dev.signet.pki.fetch.DoorLab.refused;
import static dev.signet.pki.fetch.DoorLab.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.fetch.guard.GuardRule;
import dev.signet.pki.fetch.pace.Pace;
import dev.signet.pki.fetch.transfer.Trouble;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How often one server is asked. */
@Timeout(30)
class DoorPaceTest {

  private static final String BUSY = "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n";
  private static final String ABSENT = "HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n";

  private final DoorLab lab = new DoorLab();

  @AfterEach
  void closeDoors() {
    lab.close();
  }

  @Test
  void doesNotRepeatAFailedFetchForAWhile() throws IOException {
    lab.limits = lab.limits.withPace(remembering(Duration.ofSeconds(60)));
    try (ScriptedHost host = ScriptedHost.saying(ABSENT)) {
      GuardedDoor door = lab.admitting(host).door();
      assertThat(asked(door, host, "/a")).startsWith(failed(Trouble.ABSENT));
      assertThat(asked(door, host, "/a"))
          .startsWith(refused(GuardRule.REMEMBERED_FAILURE))
          .contains("answered 404");
      assertThat(asked(door, host, "/b")).startsWith(failed(Trouble.ABSENT));
      lab.clock.advance(Duration.ofSeconds(60));
      assertThat(asked(door, host, "/a")).startsWith(failed(Trouble.ABSENT));
      assertThat(host.requests()).hasSize(3);
    }
  }

  @Test
  void doesNotRememberWhatFailedOnlyForLackOfRoomOrTime() throws IOException {
    lab.limits = lab.limits.withPace(remembering(Duration.ofSeconds(60)));
    try (ScriptedHost host =
        ScriptedHost.with(
            (request, out) -> {
              Thread.sleep(request.contains("/slow") ? 200 : 0);
              out.write(ScriptedHost.octets(ScriptedHost.ok("x".repeat(100))));
            })) {
      GuardedDoor door = lab.admitting(host).door();
      FetchRequest small = FetchRequest.crl(host.uri("/a")).atMost(10);
      assertThat(text(door.fetch(small, lab.budget()))).startsWith(failed(Trouble.TOO_LARGE));
      assertThat(asked(door, host, "/a")).hasSize(100);
      FetchRequest hasty = FetchRequest.crl(host.uri("/slow")).within(Duration.ofMillis(50));
      assertThat(text(door.fetch(hasty, lab.budget()))).startsWith(failed(Trouble.TIMEOUT));
      assertThat(asked(door, host, "/slow")).hasSize(100);
    }
  }

  @Test
  void remembersNothingAboutAPost() throws IOException {
    lab.limits = lab.limits.withPace(remembering(Duration.ofSeconds(60)));
    try (ScriptedHost host = ScriptedHost.saying(ABSENT)) {
      GuardedDoor door = lab.admitting(host).door();
      FetchRequest request = FetchRequest.ocsp(host.uri("/"), new byte[] {1});
      assertThat(text(door.fetch(request, lab.budget()))).startsWith(failed(Trouble.ABSENT));
      assertThat(text(door.fetch(request, lab.budget()))).startsWith(failed(Trouble.ABSENT));
    }
  }

  @Test
  void pausesLongerWithEachFailureAndThenProbes() throws IOException {
    lab.limits = lab.limits.withPace(pausing(3));
    AtomicBoolean well = new AtomicBoolean();
    try (ScriptedHost host =
        ScriptedHost.with(
            (request, out) ->
                out.write(ScriptedHost.octets(well.get() ? ScriptedHost.ok("well") : BUSY)))) {
      GuardedDoor door = lab.admitting(host).door();
      assertThat(asked(door, host, "/1")).startsWith(failed(Trouble.OVERLOADED));
      assertThat(asked(door, host, "/2")).startsWith(refused(GuardRule.BACK_OFF));
      lab.clock.advance(Duration.ofSeconds(1));
      assertThat(asked(door, host, "/3")).startsWith(failed(Trouble.OVERLOADED));
      lab.clock.advance(Duration.ofSeconds(1));
      assertThat(asked(door, host, "/4")).startsWith(refused(GuardRule.BACK_OFF));
      lab.clock.advance(Duration.ofSeconds(1));
      assertThat(asked(door, host, "/5")).startsWith(failed(Trouble.OVERLOADED));
      assertThat(asked(door, host, "/6")).startsWith(refused(GuardRule.BREAKER));
      lab.clock.advance(Duration.ofSeconds(4));
      well.set(true);
      assertThat(asked(door, host, "/7")).isEqualTo("well");
      assertThat(asked(door, host, "/8")).isEqualTo("well");
    }
  }

  @Test
  void doesNotBlameAServerThatHasNoSuchThing() throws IOException {
    lab.limits = lab.limits.withPace(pausing(1));
    try (ScriptedHost host = ScriptedHost.saying(ABSENT)) {
      GuardedDoor door = lab.admitting(host).door();
      assertThat(asked(door, host, "/1")).startsWith(failed(Trouble.ABSENT));
      assertThat(asked(door, host, "/2")).startsWith(failed(Trouble.ABSENT));
    }
  }

  @Test
  void blamesASlowServerButNotAHastyCaller() throws IOException {
    lab.limits = lab.limits.withPace(pausing(1));
    try (ScriptedHost host = ScriptedHost.with((request, out) -> Thread.sleep(20_000))) {
      GuardedDoor door = lab.admitting(host).door();
      FetchRequest request = FetchRequest.crl(host.uri("/"));
      FetchRequest hasty = request.within(Duration.ofMillis(20));
      FetchRequest patient = request.within(Duration.ofMillis(200));
      assertThat(text(door.fetch(hasty, lab.budget()))).startsWith(failed(Trouble.TIMEOUT));
      assertThat(text(door.fetch(patient, lab.budget()))).startsWith(failed(Trouble.TIMEOUT));
      assertThat(text(door.fetch(patient, lab.budget()))).startsWith(refused(GuardRule.BREAKER));
    }
  }

  @Test
  void keepsServersApart() throws IOException {
    lab.limits = lab.limits.withPace(pausing(1));
    try (ScriptedHost ill = ScriptedHost.saying(BUSY);
        ScriptedHost well = ScriptedHost.serving("well")) {
      GuardedDoor door = lab.admitting(ill, well).door();
      assertThat(asked(door, ill, "/")).startsWith(failed(Trouble.OVERLOADED));
      assertThat(asked(door, well, "/")).isEqualTo("well");
    }
  }

  @Test
  void asksAServerOnlySoManyTimesASecond() throws IOException {
    lab.limits =
        lab.limits.withPace(
            new Pace(8, 2, 3, Duration.ZERO, Duration.ZERO, 9, Duration.ZERO, Duration.ZERO));
    try (ScriptedHost host = ScriptedHost.serving("x")) {
      GuardedDoor door = lab.admitting(host).door();
      for (int i = 0; i < 3; i++) {
        assertThat(asked(door, host, "/")).isEqualTo("x");
      }
      assertThat(asked(door, host, "/")).startsWith(refused(GuardRule.RATE));
      lab.clock.advance(Duration.ofMillis(500));
      assertThat(asked(door, host, "/")).isEqualTo("x");
      assertThat(asked(door, host, "/")).startsWith(refused(GuardRule.RATE));
    }
  }

  @Test
  void asksAServerOnlySoManyTimesAtOnce() throws IOException {
    lab.limits = lab.limits.withPace(concurrent(2));
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (ScriptedHost host =
        ScriptedHost.with(
            (request, out) -> {
              most.accumulateAndGet(inside.incrementAndGet(), Math::max);
              Thread.sleep(30);
              inside.decrementAndGet();
              out.write(ScriptedHost.octets(ScriptedHost.ok("x")));
            })) {
      GuardedDoor door = lab.admitting(host).door();
      List<CompletableFuture<String>> all =
          IntStream.range(0, 8)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> asked(door, host, "/" + i), work -> new Thread(work).start()))
              .toList();
      assertThat(all).allSatisfy(one -> assertThat(one.join()).isEqualTo("x"));
      assertThat(most.get()).isEqualTo(2);
    }
  }

  @Test
  void refusesWhoWaitedInVainForAPlace() throws IOException {
    lab.limits = lab.limits.withPace(concurrent(1));
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    try (ScriptedHost host =
        ScriptedHost.with(
            (request, out) -> {
              entered.countDown();
              leave.await();
              out.write(ScriptedHost.octets(ScriptedHost.ok("x")));
            })) {
      GuardedDoor door = lab.admitting(host).door();
      CompletableFuture<String> first =
          CompletableFuture.supplyAsync(
              () -> asked(door, host, "/1"), work -> new Thread(work).start());
      assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
      FetchRequest second = FetchRequest.crl(host.uri("/2")).within(Duration.ofMillis(50));
      assertThat(text(door.fetch(second, lab.budget()))).startsWith(refused(GuardRule.CONCURRENCY));
      leave.countDown();
      assertThat(first.join()).isEqualTo("x");
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  private String asked(GuardedDoor door, ScriptedHost host, String path) {
    return text(door.fetch(FetchRequest.crl(host.uri(path)), lab.budget()));
  }

  private static Pace remembering(Duration time) {
    return new Pace(8, 1000, 1000, Duration.ZERO, Duration.ZERO, 1000, time, Duration.ofDays(1));
  }

  private static Pace pausing(int failuresToOpen) {
    return new Pace(
        8,
        1000,
        1000,
        Duration.ofSeconds(1),
        Duration.ofSeconds(60),
        failuresToOpen,
        Duration.ZERO,
        Duration.ofMillis(100));
  }

  private static Pace concurrent(int places) {
    return new Pace(
        places, 1000, 1000, Duration.ZERO, Duration.ZERO, 9, Duration.ZERO, Duration.ZERO);
  }
}
