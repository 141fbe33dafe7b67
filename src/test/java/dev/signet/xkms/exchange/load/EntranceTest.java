package dev.signet.xkms.exchange.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.testkit.Requirement;
import dev.signet.xkms.exchange.load.LoadRules.CallerRules;
import dev.signet.xkms.exchange.load.LoadRules.HighMark;
import dev.signet.xkms.exchange.load.LoadRules.Share;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who comes in, who waits, who is sent away. */
class EntranceTest extends EntranceScene {

  @Test
  @Requirement("XR-R10")
  void validatesStuckOnASlowResponderLeaveLocatesAlone() throws Exception {
    Entrance entrance = new Entrance(LoadRules.forPlaces(8), Costs.DEFAULT);
    CountDownLatch responder = new CountDownLatch(1);
    CountDownLatch stuck = new CountDownLatch(4);
    List<Future<Boolean>> validates = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String peer = "192.0.2." + i;
      validates.add(
          requestors.submit(
              () -> {
                try (Place place = entrance.enter(from(peer, validate()))) {
                  stuck.countDown();
                  return responder.await(1, TimeUnit.MINUTES);
                }
              }));
    }
    assertThat(stuck.await(1, TimeUnit.MINUTES)).isTrue();
    for (int i = 0; i < 200; i++) {
      assertThat(isRefused(entrance, PEER, locate())).isFalse();
    }
    assertThat(line(entrance, WorkClass.JUDGING).inWork()).isEqualTo(4);
    assertThat(line(entrance, WorkClass.LOOK_UP).refused()).isZero();
    responder.countDown();
    int answered = 0;
    for (Future<Boolean> validate : validates) {
      answered += answered(validate);
    }
    assertThat(answered + line(entrance, WorkClass.JUDGING).refused()).isEqualTo(40);
    assertThat(line(entrance, WorkClass.JUDGING))
        .extracting(LoadPicture.Line::inWork, LoadPicture.Line::waiting)
        .containsExactly(0, 0);
  }

  private static int answered(Future<Boolean> asked) throws Exception {
    try {
      return asked.get(1, TimeUnit.MINUTES) ? 1 : 0;
    } catch (ExecutionException refused) {
      return 0;
    }
  }

  @Test
  void whatAClassKeepsIsThereWhenAllOthersAreStuck() {
    Share share = new Share(1, 6, 0, Duration.ZERO);
    Entrance entrance = entrance(rules(8, share, ANYONE));
    for (int i = 0; i < 5; i++) {
      take(entrance, PEER, validate());
    }
    assertThat(isRefused(entrance, PEER, validate())).isTrue();
    take(entrance, PEER, compound(locate()));
    assertThat(isRefused(entrance, PEER, compound(locate()))).isTrue();
    take(entrance, PEER, locate());
    assertThat(isRefused(entrance, PEER, locate())).isTrue();
    assertThat(entrance.picture().classes())
        .containsEntry(WorkClass.JUDGING, new LoadPicture.Line(5, 0, 1))
        .containsEntry(WorkClass.COMPOUND, new LoadPicture.Line(1, 0, 1))
        .containsEntry(WorkClass.LOOK_UP, new LoadPicture.Line(1, 0, 1))
        .containsEntry(WorkClass.CHANGE, new LoadPicture.Line(0, 0, 0));
  }

  @Test
  void aClassTakesNoMoreThanItsShareThoughPlacesAreFree() {
    Entrance entrance = entrance(rules(8, new Share(0, 2, 0, Duration.ZERO), ANYONE));
    take(entrance, PEER, validate());
    Place second = take(entrance, PEER, validate());
    assertThat(isRefused(entrance, PEER, validate())).isTrue();
    second.close();
    assertThat(isRefused(entrance, PEER, validate())).isFalse();
  }

  @Test
  void whoFindsNoPlaceWaitsForOneInTurn() throws Exception {
    Entrance entrance = entrance(rules(1, new Share(0, 1, 2, LONG), ANYONE));
    Place held = take(entrance, PEER, locate());
    Future<Place> first = ask(entrance, PEER, locate());
    awaitWaiting(entrance, WorkClass.LOOK_UP, 1);
    Future<Place> second = ask(entrance, PEER, validate());
    awaitWaiting(entrance, WorkClass.JUDGING, 1);
    held.close();
    Place place = got(first);
    assertThat(second).isNotDone();
    place.close();
    got(second).close();
    assertThat(line(entrance, WorkClass.LOOK_UP)).isEqualTo(new LoadPicture.Line(0, 0, 0));
  }

  @Test
  void aPlaceGoesToWhoMayHaveItThoughOthersWaitForLonger() throws Exception {
    Share share = new Share(0, 1, 2, LONG);
    Entrance entrance = entrance(rules(2, share, ANYONE));
    take(entrance, PEER, validate());
    Place locating = take(entrance, PEER, locate());
    Future<Place> validate = ask(entrance, PEER, validate());
    awaitWaiting(entrance, WorkClass.JUDGING, 1);
    Future<Place> locate = ask(entrance, PEER, locate());
    awaitWaiting(entrance, WorkClass.LOOK_UP, 1);
    locating.close();
    taken.add(got(locate));
    assertThat(validate).isNotDone();
    taken.get(0).close();
    taken.add(got(validate));
  }

  @Test
  @Requirement("XR-R10")
  void aFullLineAndImpatienceRefuse() throws Exception {
    Entrance entrance = entrance(rules(1, new Share(0, 1, 1, LONG), ANYONE));
    take(entrance, PEER, locate());
    Future<Place> waiting = ask(entrance, PEER, locate());
    awaitWaiting(entrance, WorkClass.LOOK_UP, 1);
    assertThat(isRefused(entrance, PEER, locate())).isTrue();
    assertThat(line(entrance, WorkClass.LOOK_UP)).isEqualTo(new LoadPicture.Line(1, 1, 1));
    taken.get(0).close();
    taken.add(got(waiting));

    Entrance hasty = entrance(rules(1, new Share(0, 1, 5, Duration.ofMillis(1)), ANYONE));
    take(hasty, PEER, locate());
    assertThat(isRefused(hasty, PEER, locate())).isTrue();
    assertThat(line(hasty, WorkClass.LOOK_UP)).isEqualTo(new LoadPicture.Line(1, 0, 1));
  }

  @Test
  void aPlaceIsGivenBackOnce() {
    Entrance entrance = entrance(rules(2, new Share(0, 2, 0, Duration.ZERO), ANYONE));
    Place place = take(entrance, PEER, locate());
    take(entrance, PEER, locate());
    place.close();
    place.close();
    assertThat(line(entrance, WorkClass.LOOK_UP).inWork()).isEqualTo(1);
    take(entrance, PEER, locate());
    assertThat(isRefused(entrance, PEER, locate())).isTrue();
  }

  @Test
  void whoIsInterruptedWhileWaitingGoesAway() throws Exception {
    Entrance entrance = entrance(rules(1, new Share(0, 1, 5, LONG), ANYONE));
    take(entrance, PEER, locate());
    Future<Place> waiting = ask(entrance, PEER, locate());
    awaitWaiting(entrance, WorkClass.LOOK_UP, 1);
    waiting.cancel(true);
    awaitWaiting(entrance, WorkClass.LOOK_UP, 0);
    taken.get(0).close();
    take(entrance, PEER, locate());
  }

  @Test
  void loadIsHighFromTheHighMarkAndLowAtTheLowOneAfterAWhile() {
    LoadRules even = rules(10, new Share(0, 10, 10, Duration.ZERO), ANYONE);
    HighMark mark = new HighMark(80, 50, Duration.ofSeconds(10));
    Entrance entrance = entrance(new LoadRules(even.places(), even.shares(), even.callers(), mark));
    for (int i = 0; i < 7; i++) {
      take(entrance, PEER, locate());
    }
    assertThat(entrance.isLoadHigh()).isFalse();
    take(entrance, PEER, locate());
    assertThat(entrance.isLoadHigh()).isTrue();
    taken.get(0).close();
    pass(Duration.ofSeconds(60));
    assertThat(entrance.isLoadHigh()).as("70 per cent, above the low mark").isTrue();
    take(entrance, PEER, locate());
    taken.subList(0, 5).forEach(Place::close);
    pass(Duration.ofSeconds(9));
    assertThat(entrance.isLoadHigh()).as("low, and not for long enough").isTrue();
    pass(Duration.ofSeconds(1));
    assertThat(entrance.isLoadHigh()).isFalse();
    assertThat(entrance.picture().timesHigh()).isEqualTo(1);
  }

  @Test
  void manyAtOnceLeaveNothingBehind() throws Exception {
    Share share = new Share(1, 3, 20, LONG);
    CallerRules callers = new CallerRules(3, 10, 0, 1, 4, false);
    Entrance entrance = new Entrance(rules(8, share, callers), Costs.DEFAULT);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Callable<Integer>> all =
        IntStream.range(0, 16)
            .<Callable<Integer>>mapToObj(i -> () -> hammer(entrance, i, inside, most))
            .toList();
    int admitted = 0;
    for (Future<Integer> one : requestors.invokeAll(all)) {
      admitted += one.get();
    }
    LoadPicture end = entrance.picture();
    assertThat(most.get()).isBetween(1, 8);
    assertThat(end.classes().values()).allMatch(line -> line.inWork() + line.waiting() == 0);
    long refused = end.classes().values().stream().mapToLong(LoadPicture.Line::refused).sum();
    assertThat(admitted + refused + end.refusedCallers()).isEqualTo(16 * 500);
    assertThat(end.callers()).isZero();
  }

  private static int hammer(
      Entrance entrance, int worker, AtomicInteger inside, AtomicInteger most) {
    int admitted = 0;
    for (int i = 0; i < 500; i++) {
      var request = (worker + i) % 3 == 0 ? validate() : locate();
      try (Place place = entrance.enter(from("192.0.2." + worker % 5, request))) {
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        Thread.yield();
        inside.decrementAndGet();
        admitted++;
      } catch (dev.signet.xkms.exchange.Refused refused) {
        assertThat(refused.code().words()).isEqualTo("Receiver/Refused");
      }
    }
    return admitted;
  }

  @Test
  void everyNumberOfPlacesHasDefaults() {
    for (int places : new int[] {1, 2, 3, 4, 5, 8, 16, 100_000}) {
      LoadRules rules = LoadRules.forPlaces(places);
      assertThat(rules.shares()).hasSize(4);
      Entrance entrance = entrance(rules);
      for (var request : List.of(locate(), validate(), compound(locate()))) {
        assertThat(isRefused(entrance, PEER, request)).as("%s places", places).isFalse();
      }
    }
  }

  @Test
  void rulesRefuseNumbersThatMakeNoSense() {
    for (int places : new int[] {Integer.MIN_VALUE, -1, 0, 100_001, Integer.MAX_VALUE}) {
      assertThatThrownBy(() -> LoadRules.forPlaces(places)).isInstanceOf(RuntimeException.class);
      assertThatThrownBy(() -> new Share(0, places, 1, LONG))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new Share(3, 2, 1, LONG)).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> new Share(0, 1, 1, Duration.ofSeconds(Long.MAX_VALUE)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Share(0, 1, 1, Duration.ofNanos(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> rules(3, new Share(1, 1, 1, LONG), ANYONE))
        .hasMessageContaining("keep more places");
    assertThatThrownBy(() -> new LoadRules(3, Map.of(), ANYONE, HighMark.DEFAULT))
        .hasMessageContaining("every class");
    assertThatThrownBy(() -> new HighMark(50, 50, LONG)).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> new Costs(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Costs(1, 1001, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CallerRules(1, 1, 1_000_001, 1, 1, true))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CallerRules(1, 1, 1, 1, 0, true))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
