package dev.signet.cli.session;

import dev.signet.client.Answer;
import dev.signet.client.Outcome;
import dev.signet.client.Ticket;
import dev.signet.client.XkmsClient;
import dev.signet.xkms.model.Result;
import java.time.Duration;

/**
 * Asks again and again for a result that comes later, less and less often. A service that cannot be
 * reached for a while is asked again; the ticket is not lost by that.
 *
 * @param patience for how long in all; zero for a single question
 */
record Waiting(XkmsClient client, Surroundings.Pause pause, Duration patience) {
  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** The last outcome: final, or still pending when the patience is at its end. */
  Outcome<Result> until(Ticket ticket) throws InterruptedException {
    long start = System.nanoTime();
    Duration paused = Duration.ZERO;
    Duration next = FIRST;
    while (true) {
      Outcome<Result> outcome = client.collect(ticket);
      Duration left = patience.minus(longer(paused, Duration.ofNanos(System.nanoTime() - start)));
      if (isSettled(outcome) || left.isNegative() || left.isZero()) {
        return outcome;
      }
      Duration now = next.compareTo(left) < 0 ? next : left;
      pause.last(now);
      paused = paused.plus(now);
      next = shorter(next.plus(next.dividedBy(2)), LONGEST);
    }
  }

  private static boolean isSettled(Outcome<Result> outcome) {
    return outcome.isFinal() && !(outcome.answer() instanceof Answer.Unreachable<Result>);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
