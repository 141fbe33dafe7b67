package dev.signet.xkms.exchange.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.Requirement;
import dev.signet.xkms.exchange.load.LoadRules.CallerRules;
import dev.signet.xkms.exchange.load.LoadRules.Share;
import dev.signet.xkms.model.Request;
import java.time.Duration;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What one caller may have, whatever it tries. */
class CallersTest extends EntranceScene {
  private static final Share NO_WAITING = new Share(0, 100, 0, Duration.ZERO);
  private static final Share PATIENT = new Share(0, 100, 10, LONG);

  private static CallerRules spending(int perSecond, int burst, int remembered) {
    return new CallerRules(100, 100, perSecond, burst, remembered, true);
  }

  @Test
  @Requirement("XR-R10")
  void oneCallerTakesItsShareAndLeavesTheRestToOthers() {
    Entrance entrance = entrance(rules(100, NO_WAITING, new CallerRules(2, 0, 0, 1, 10, true)));
    take(entrance, PEER, locate());
    Place second = take(entrance, PEER, validate());
    assertThat(isRefused(entrance, PEER, locate())).isTrue();
    assertThat(isRefused(entrance, PEER + ":4711", locate())).isTrue();
    assertThat(isRefused(entrance, "::ffff:192.0.2.7", locate())).isTrue();
    assertThat(isRefused(entrance, "192.0.2.8", locate())).isFalse();
    assertThat(entrance.picture().refusedCallers()).isEqualTo(3);
    assertThat(line(entrance, WorkClass.LOOK_UP).refused()).isZero();
    second.close();
    assertThat(isRefused(entrance, PEER, locate())).isFalse();
  }

  @Test
  void aNetworkOf64BitsIsOneCaller() {
    Entrance entrance = entrance(rules(100, NO_WAITING, new CallerRules(1, 0, 0, 1, 10, true)));
    take(entrance, "2001:db8:1:2::1", locate());
    for (String same :
        new String[] {
          "2001:db8:1:2:ffff:ffff:ffff:ffff", "[2001:DB8:1:2::9]:443", "2001:db8:1:2::5%eth0"
        }) {
      assertThat(isRefused(entrance, same, locate())).as(same).isTrue();
    }
    assertThat(isRefused(entrance, "2001:db8:1:3::1", locate())).isFalse();
  }

  @Test
  void whatIsNoAddressCountsAsOneCaller() {
    Entrance entrance = entrance(rules(100, NO_WAITING, new CallerRules(1, 0, 0, 1, 10, true)));
    take(entrance, "", locate());
    for (String odd :
        new String[] {
          "unknown",
          "localhost",
          "127.0.0.1.evil.example",
          "256.1.1.1",
          "1.2.3",
          ":",
          "::1::",
          "999.0.0.1",
          "1.2.3.4:999999",
          "a:b",
          "f".repeat(100_000),
          "\0",
          "127.0.0.1\n"
        }) {
      assertThat(isRefused(entrance, odd, locate())).as(odd).isTrue();
    }
    assertThat(entrance.picture().callers()).isEqualTo(1);
  }

  @Test
  void callersOnThisMachineAreSparedUnlessTheyAreNot() {
    for (boolean spared : new boolean[] {true, false}) {
      CallerRules callers = new CallerRules(1, 0, 1, 1, 10, spared);
      for (String loopback : new String[] {"127.0.0.1", "127.8.8.8:1", "::1", "[::1]:80"}) {
        Entrance entrance = entrance(rules(100, NO_WAITING, callers));
        take(entrance, loopback, locate());
        assertThat(isRefused(entrance, loopback, locate())).isEqualTo(!spared);
      }
    }
    Entrance entrance = entrance(rules(100, NO_WAITING, new CallerRules(1, 0, 1, 1, 10, true)));
    take(entrance, "::2", locate());
    assertThat(isRefused(entrance, "::2", locate())).as("in the network of ::1").isTrue();
  }

  @Test
  void aGreedyCallerDoesNotFillTheLineAndIsPassedByOthers() throws Exception {
    CallerRules callers = new CallerRules(1, 1, 0, 1, 10, true);
    Entrance entrance = entrance(rules(2, PATIENT, callers));
    Place greedy = take(entrance, PEER, locate());
    Future<Place> more = ask(entrance, PEER, locate());
    awaitWaiting(entrance, WorkClass.LOOK_UP, 1);
    assertThat(isRefused(entrance, PEER, locate())).isTrue();
    take(entrance, "192.0.2.8", locate()).close();
    assertThat(more).isNotDone();
    greedy.close();
    taken.add(got(more));
  }

  @Test
  @Requirement("XR-R10")
  void whatACallerSpendsComesBackWithTime() {
    Entrance entrance = entrance(rules(100, NO_WAITING, spending(2, 5, 10)));
    for (int i = 0; i < 5; i++) {
      assertThat(isRefused(entrance, PEER, locate())).isFalse();
    }
    assertThat(isRefused(entrance, PEER, locate())).isTrue();
    assertThat(isRefused(entrance, "192.0.2.8", locate())).isFalse();
    pass(Duration.ofSeconds(1));
    assertThat(isRefused(entrance, PEER, locate())).isFalse();
    assertThat(isRefused(entrance, PEER, locate())).isFalse();
    assertThat(isRefused(entrance, PEER, locate())).isTrue();
    pass(Duration.ofDays(100_000));
    for (int i = 0; i < 5; i++) {
      assertThat(isRefused(entrance, PEER, locate())).isFalse();
    }
    assertThat(isRefused(entrance, PEER, locate())).isTrue();
  }

  @Test
  void whatCostsMoreThanTheBurstIsPaidOff() {
    Entrance entrance = entrance(rules(100, NO_WAITING, spending(1, 5, 10)));
    Request large = compound(validate(), validate(), validate());
    assertThat(isRefused(entrance, PEER, large)).isFalse();
    pass(Duration.ofSeconds(7));
    assertThat(isRefused(entrance, PEER, locate())).as("12 units, 5 saved: in debt").isTrue();
    pass(Duration.ofSeconds(1));
    assertThat(isRefused(entrance, PEER, locate())).isFalse();
    assertThat(isRefused(entrance, PEER, large)).isTrue();
  }

  @Test
  void whoIsSentAwayHasSpentNothing() {
    CallerRules callers = new CallerRules(1, 0, 1, 5, 10, true);
    Entrance entrance = entrance(rules(100, NO_WAITING, callers));
    Place place = take(entrance, PEER, locate());
    for (int i = 0; i < 10; i++) {
      assertThat(isRefused(entrance, PEER, locate())).isTrue();
    }
    place.close();
    assertThat(isRefused(entrance, PEER, validate())).isFalse();
  }

  @Test
  void aClockThatStandsStillOrGoesBackGivesNothing() {
    Entrance entrance = entrance(rules(100, NO_WAITING, spending(1_000_000, 1, 10)));
    assertThat(isRefused(entrance, PEER, locate())).isFalse();
    now -= Duration.ofDays(1).toNanos();
    assertThat(isRefused(entrance, PEER, locate())).isTrue();
  }

  @Test
  void aFloodFromManyAddressesIsNotRemembered() {
    Entrance entrance = entrance(rules(100, NO_WAITING, spending(1, 5, 50)));
    Place busy = take(entrance, PEER, locate());
    for (int i = 0; i < 5000; i++) {
      String peer = "10.0." + i / 250 + "." + i % 250;
      assertThat(isRefused(entrance, peer, locate())).isFalse();
      assertThat(entrance.picture().callers()).isLessThanOrEqualTo(51);
    }
    busy.close();
    assertThat(line(entrance, WorkClass.LOOK_UP).inWork()).isZero();
    pass(Duration.ofHours(1));
    assertThat(isRefused(entrance, PEER, locate())).isFalse();
  }

  @Test
  void aCallerAtWorkKeepsItsShareThroughAFlood() {
    CallerRules callers = new CallerRules(1, 0, 1, 100, 10, true);
    Entrance entrance = entrance(rules(100, NO_WAITING, callers));
    take(entrance, PEER, locate());
    for (int i = 0; i < 500; i++) {
      isRefused(entrance, "10.0." + i / 250 + "." + i % 250, locate());
    }
    assertThat(isRefused(entrance, PEER, locate())).isTrue();
  }

  @Test
  void nothingIsRememberedOfCallersWhileSpendingIsNotLimited() {
    Entrance entrance = entrance(LoadRules.forPlaces(8));
    for (int i = 0; i < 100; i++) {
      isRefused(entrance, "10.0.0." + i, locate());
    }
    assertThat(entrance.picture().callers()).isZero();
  }
}
