package dev.signet.mail.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.client.Transport;
import dev.signet.testkit.TestAuthority;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class GuardedTransportTest {
  private static final Transport.Post POST =
      new Transport.Post(
          URI.create("http://127.0.0.1/"), Map.of(), new byte[0], Duration.ofSeconds(1));
  private static final int BROKEN = -1;

  private final MovableClock clock = new MovableClock(TestAuthority.NOW);
  private final CircuitBreaker breaker =
      new CircuitBreaker(new CircuitBreaker.Settings(3, Duration.ofSeconds(30)), clock);
  private final Deque<Integer> script = new ArrayDeque<>();
  private final Transport guarded =
      new GuardedTransport(
          post -> {
            int next = script.removeFirst();
            if (next == BROKEN) {
              throw new IOException("reset");
            }
            return new Transport.Reply(next, new byte[0]);
          },
          breaker,
          GuardedTransport.Crowd.DEFAULT);

  @Test
  void threeFailuresInARowLeaveTheServiceAlone() {
    script.addAll(List.of(BROKEN, 503, BROKEN));
    callThree();
    assertThat(breaker.isOpen()).isTrue();
    assertThatThrownBy(() -> guarded.post(POST)).isInstanceOf(Transport.NotConnected.class);
    clock.pass(Duration.ofSeconds(29));
    assertThatThrownBy(() -> guarded.post(POST)).isInstanceOf(Transport.NotConnected.class);
  }

  @Test
  void afterItsRestOneTries() throws Exception {
    script.addAll(List.of(BROKEN, BROKEN, BROKEN, BROKEN, 200, 200));
    callThree();
    clock.pass(Duration.ofSeconds(30));
    assertThatThrownBy(() -> guarded.post(POST)).hasMessage("reset");
    assertThatThrownBy(() -> guarded.post(POST)).isInstanceOf(Transport.NotConnected.class);
    clock.pass(Duration.ofSeconds(30));
    assertThat(guarded.post(POST).status()).isEqualTo(200);
    assertThat(breaker.isOpen()).isFalse();
    assertThat(guarded.post(POST).status()).isEqualTo(200);
    assertThat(breaker.timesOpened()).isEqualTo(1);
  }

  @Test
  void onlyOneTriesAtATime() {
    script.addAll(List.of(BROKEN, BROKEN, BROKEN));
    callThree();
    clock.pass(Duration.ofSeconds(30));
    assertThat(breaker.admits()).isTrue();
    assertThat(breaker.admits()).isFalse();
  }

  @Test
  void anAnswerBetweenFailuresStartsTheCountAnew() throws Exception {
    script.addAll(List.of(BROKEN, BROKEN, 200, BROKEN, BROKEN, 200));
    for (int i = 0; i < 6; i++) {
      call();
    }
    assertThat(breaker.isOpen()).isFalse();
  }

  @Test
  void aFaultAboutOneMessageIsNoAbsence() {
    script.addAll(List.of(500, 500, 500, 400));
    callThree();
    call();
    assertThat(breaker.isOpen()).isFalse();
  }

  @Test
  void noMoreThanItsPlacesAskAtATime() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    Transport narrow =
        new GuardedTransport(
            post -> {
              inside.countDown();
              awaited(leave);
              return new Transport.Reply(200, new byte[0]);
            },
            breaker,
            new GuardedTransport.Crowd(1, Duration.ZERO));
    Thread first = new Thread(() -> posted(narrow));
    first.start();
    awaited(inside);
    assertThatThrownBy(() -> narrow.post(POST)).hasMessageContaining("too many questions");
    leave.countDown();
    first.join();
    assertThat(narrow.post(POST).status()).isEqualTo(200);
    assertThat(breaker.isOpen()).isFalse();
  }

  private void callThree() {
    call();
    call();
    call();
  }

  private void call() {
    posted(guarded);
  }

  private static void posted(Transport transport) {
    try {
      transport.post(POST);
    } catch (IOException expected) {
      // what it leaves behind is what is looked at
    }
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }
}
