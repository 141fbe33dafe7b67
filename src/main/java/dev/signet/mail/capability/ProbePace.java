package dev.signet.mail.capability;

import dev.signet.mail.memory.Memory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** How often strangers are asked: each host once in a while, and all of them so often a minute. */
final class ProbePace {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int ROOM = 10_000;

  private final ProbeSettings settings;
  private final InstantSource clock;
  private final Memory<String, Boolean> lately;
  private final Deque<Instant> lastMinute = new ArrayDeque<>();

  ProbePace(ProbeSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.lately = new Memory<>(ROOM, clock);
  }

  /** Whether a host may be asked now; if so, it counts as asked. */
  synchronized boolean admits(String host) {
    Instant now = clock.instant();
    while (!lastMinute.isEmpty() && !lastMinute.peekFirst().plus(MINUTE).isAfter(now)) {
      lastMinute.removeFirst();
    }
    String key = host.toLowerCase(Locale.ROOT);
    if (lastMinute.size() >= settings.perMinute() || lately.recall(key).isPresent()) {
      return false;
    }
    lastMinute.addLast(now);
    lately.keep(key, true, now.plus(settings.pause()));
    return true;
  }
}
