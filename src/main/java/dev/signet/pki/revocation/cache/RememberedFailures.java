package dev.signet.pki.revocation.cache;

import dev.signet.pki.certificate.Remembered;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** What did not work a moment ago is not tried again at once. Safe for many threads. */
public final class RememberedFailures<K> {

  private static final int REMEMBERED = 10_000;

  private record Failure(String because, Instant until) {}

  private final Remembered<K, Failure> failures = new Remembered<>(REMEMBERED);
  private final Duration pause;
  private final InstantSource clock;

  public RememberedFailures(Duration pause, InstantSource clock) {
    this.pause = pause;
    this.clock = clock;
  }

  public void remember(K question, String because) {
    failures.put(question, new Failure(because, clock.instant().plus(pause)));
  }

  /** Why that did not work a moment ago; empty when it may be tried. */
  public Optional<String> of(K question) {
    return failures
        .get(question)
        .filter(failure -> clock.instant().isBefore(failure.until))
        .map(failure -> failure.because + " (remembered until " + failure.until + ")");
  }
}
