package dev.signet.xkms.exchange.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.xkms.exchange.Channel;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.exchange.load.LoadRules.CallerRules;
import dev.signet.xkms.exchange.load.LoadRules.HighMark;
import dev.signet.xkms.exchange.load.LoadRules.Share;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.QueryKeyBinding;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.xml.signature.SignatureFinding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;

/** Requests at an entrance, from callers of all sorts. */
class EntranceScene {
  static final Duration LONG = Duration.ofMinutes(1);
  static final CallerRules ANYONE = new CallerRules(1000, 1000, 0, 1000, 1000, true);
  static final String PEER = "192.0.2.7";

  /** Stands still until it is moved. */
  long now = 1_000_000_000_000L;

  final ExecutorService requestors = Executors.newCachedThreadPool();
  final List<Place> taken = new ArrayList<>();

  @AfterEach
  void endAll() throws InterruptedException {
    taken.forEach(Place::close);
    requestors.shutdownNow();
    assertThat(requestors.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
  }

  void pass(Duration time) {
    now += time.toNanos();
  }

  Entrance entrance(LoadRules rules) {
    return new Entrance(rules, Costs.DEFAULT, () -> now);
  }

  /** Every class the same. */
  static LoadRules rules(int places, Share share, CallerRules callers) {
    Map<WorkClass, Share> shares = new EnumMap<>(WorkClass.class);
    for (WorkClass work : WorkClass.values()) {
      shares.put(work, share);
    }
    return new LoadRules(places, shares, callers, HighMark.DEFAULT);
  }

  static Request.Simple locate() {
    return new Request.Locate(RequestHeader.of("_l", "s"), query());
  }

  static Request.Simple validate() {
    return new Request.Validate(RequestHeader.of("_v", "s"), query());
  }

  static Request compound(Request.Simple... parts) {
    return new Request.Compound(RequestHeader.of("_c", "s"), List.of(parts));
  }

  private static QueryKeyBinding query() {
    return new QueryKeyBinding(
        new BindingDescription(Optional.empty(), KeyInfo.EMPTY, Set.of(), List.of()),
        Optional.empty());
  }

  static ReceivedRequest<?> from(String peer, Request request) {
    return new ReceivedRequest<>(
        request, new SignatureFinding.NotSigned(), new Channel(false, peer, "c-1"));
  }

  /** Takes a place that stays taken until the end of the test, or until it is closed. */
  Place take(Entrance entrance, String peer, Request request) {
    try {
      Place place = entrance.enter(from(peer, request));
      taken.add(place);
      return place;
    } catch (Refused refused) {
      throw new AssertionError(refused.because());
    }
  }

  static boolean isRefused(Entrance entrance, String peer, Request request) {
    try (Place place = entrance.enter(from(peer, request))) {
      assertThat(place).isNotNull();
      return false;
    } catch (Refused refused) {
      assertThat(refused.code().words()).isEqualTo("Receiver/Refused");
      return true;
    }
  }

  /** Asks for a place in a thread of its own; the answer is the place. */
  Future<Place> ask(Entrance entrance, String peer, Request request) {
    return requestors.submit(() -> entrance.enter(from(peer, request)));
  }

  static void awaitWaiting(Entrance entrance, WorkClass work, int waiting) {
    long last = System.nanoTime() + LONG.toNanos() / 2;
    while (line(entrance, work).waiting() != waiting) {
      assertThat(System.nanoTime()).as("waiting requests").isLessThan(last);
      Thread.onSpinWait();
    }
  }

  static LoadPicture.Line line(Entrance entrance, WorkClass work) {
    LoadPicture.Line line = entrance.picture().classes().get(work);
    assertThat(line).isNotNull();
    return line;
  }

  static Place got(Future<Place> asked) throws Exception {
    return asked.get(1, TimeUnit.MINUTES);
  }
}
