package dev.signet.pki.revocation.crl.fetching;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * When something last came from each URL, so that nobody asks for it again at once. Attempts from
 * which nothing came are the door's to remember: a caller without allowance is no failure.
 */
final class Attempts {

  /** URLs that are remembered; strangers choose them. */
  private static final int REMEMBERED = 10_000;

  private final Duration pause;
  private final Map<String, Instant> last = new LinkedHashMap<>();

  Attempts(Duration pause) {
    this.pause = pause;
  }

  /** Whether it may be tried again. */
  synchronized boolean isOver(String uri, Instant now) {
    Instant before = last.get(uri);
    return before == null || !now.isBefore(before.plus(pause));
  }

  synchronized void note(String uri, Instant now) {
    last.remove(uri);
    last.put(uri, now);
    if (last.size() > REMEMBERED) {
      last.remove(last.keySet().iterator().next());
    }
  }
}
