package dev.signet.pki.fetch.pace;

import dev.signet.pki.certificate.Remembered;
import dev.signet.pki.fetch.guard.GuardRule;
import dev.signet.pki.fetch.guard.RefusedByGuard;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Questions that failed a moment ago and are not repeated yet. */
public final class RememberedFailures {

  private static final int QUESTIONS = 4096;

  private final Duration time;
  private final InstantSource clock;
  private final Remembered<String, Failure> failures = new Remembered<>(QUESTIONS);

  private record Failure(Instant at, String because) {}

  public RememberedFailures(Duration time, InstantSource clock) {
    this.time = time;
    this.clock = clock;
  }

  public void remember(String question, String because) {
    failures.put(question, new Failure(clock.instant(), because));
  }

  /** Refuses a question that failed a moment ago. */
  public void check(String question) throws RefusedByGuard {
    Optional<Failure> failure =
        failures.get(question).filter(f -> clock.instant().isBefore(f.at().plus(time)));
    if (failure.isPresent()) {
      throw new RefusedByGuard(
          GuardRule.REMEMBERED_FAILURE,
          "failed at " + failure.get().at() + ": " + failure.get().because());
    }
  }
}
