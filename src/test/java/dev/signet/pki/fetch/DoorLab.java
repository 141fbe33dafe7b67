package dev.signet.pki.fetch;

import dev.signet.pki.fetch.guard.AddressResolver;
import dev.signet.pki.fetch.guard.FetchRules;
import dev.signet.pki.fetch.guard.GuardRule;
import dev.signet.pki.fetch.pace.Pace;
import dev.signet.pki.fetch.transfer.Trouble;
import dev.signet.testkit.TestAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import javax.net.ssl.SSLContext;

/** Doors for tests: a clock that is set by hand, names that are listed, limits that are short. */
final class DoorLab implements AutoCloseable {

  static final Duration SOON = Duration.ofSeconds(5);

  /** A server may fail often before the lab notices, unless a test is about that. */
  static final Pace LENIENT =
      new Pace(
          8, 1000, 1000, Duration.ZERO, Duration.ZERO, 1000, Duration.ZERO, Duration.ofMillis(100));

  final HandClock clock = new HandClock();
  final ListedNames names = new ListedNames();
  FetchRules rules = FetchRules.STRICT;
  FetchLimits limits =
      FetchLimits.DEFAULT.withPace(LENIENT).withEach(new FetchLimits.Limit(1000, SOON));
  Path spool = Path.of(System.getProperty("java.io.tmpdir"));
  Optional<SSLContext> tls = Optional.empty();
  private final List<GuardedDoor> doors = new ArrayList<>();

  /** A time that moves when it is told to. */
  static final class HandClock implements InstantSource {
    private volatile Instant now = TestAuthority.NOW;

    @Override
    public Instant instant() {
      return now;
    }

    void advance(Duration time) {
      now = now.plus(time);
    }
  }

  /** Knows the names it was told, and gives their answers one after another, the last for ever. */
  static final class ListedNames implements AddressResolver {
    private final Map<String, Queue<List<InetAddress>>> answers = new java.util.HashMap<>();
    final List<String> asked = new ArrayList<>();

    void answer(String name, String... addresses) {
      List<InetAddress> read = List.of(addresses).stream().map(DoorLab::address).toList();
      answers.computeIfAbsent(name, n -> new ArrayDeque<>()).add(read);
    }

    @Override
    public synchronized List<InetAddress> resolve(String name, Duration within)
        throws UnknownHostException {
      asked.add(name);
      Queue<List<InetAddress>> left = answers.get(name);
      if (left == null) {
        throw new UnknownHostException(name);
      }
      return left.size() > 1 ? left.remove() : left.element();
    }
  }

  static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }

  DoorLab admitting(ScriptedHost... hosts) {
    rules =
        rules.admitting(
            List.of(hosts).stream().map(ScriptedHost::authority).toArray(String[]::new));
    return this;
  }

  GuardedDoor door() {
    GuardedDoor door = new GuardedDoor(rules, limits, new Outside(names, clock, spool, tls));
    doors.add(door);
    return door;
  }

  FetchBudget budget() {
    return new FetchBudget(100, 1 << 20, clock.instant().plus(Duration.ofMinutes(5)));
  }

  FetchResult crl(URI uri) {
    return door().fetch(FetchRequest.crl(uri), budget());
  }

  FetchResult crl(String uri) {
    return crl(URI.create(uri));
  }

  @Override
  public void close() {
    doors.forEach(GuardedDoor::close);
  }

  static String text(FetchResult result) {
    return result.match(
        fetched -> read(fetched),
        refused -> "refused by " + refused.rule() + ": " + refused.because(),
        failed -> "failed by " + failed.trouble() + ": " + failed.because());
  }

  static String refused(GuardRule rule) {
    return "refused by " + rule + ":";
  }

  static String failed(Trouble trouble) {
    return "failed by " + trouble + ":";
  }

  private static String read(FetchResult.Fetched fetched) {
    try (var content = fetched.content()) {
      return new String(content.octets(), StandardCharsets.ISO_8859_1);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
