package dev.signet.pki.revocation.cache;

import dev.signet.pki.Octets;
import dev.signet.pki.certificate.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An answer that came from a responder.
 *
 * @param about what was asked, whoever was asked
 * @param origin where it came from
 * @param fetched when
 * @param nonceRepeated whether it repeated the nonce of the request it came for
 * @param until when it may be forgotten
 */
public record KeptAnswer(
    Fingerprint about,
    String origin,
    Octets content,
    Instant fetched,
    Instant thisUpdate,
    Optional<Instant> nextUpdate,
    boolean nonceRepeated,
    Instant until) {

  /** Part of its life after which a newer answer is looked for. */
  private static final double RIPE = 0.75;

  /** Whether a newer one should be fetched, though this one still holds. */
  public boolean isRipe(Instant now, Duration withoutEnd) {
    return now.isAfter(ripeAt(withoutEnd));
  }

  /** Whether nobody has to be asked before it is used. */
  public boolean isFresh(Instant now, Duration withoutEnd) {
    return !now.isAfter(nextUpdate.orElseGet(() -> fetched.plus(withoutEnd)));
  }

  /** Whether it went stale not longer ago than that. */
  public boolean isStaleSinceLess(Duration time, Instant now) {
    return nextUpdate.isPresent()
        && now.isAfter(nextUpdate.get())
        && !now.isAfter(nextUpdate.get().plus(time));
  }

  private Instant ripeAt(Duration withoutEnd) {
    Instant end = nextUpdate.orElseGet(() -> fetched.plus(withoutEnd));
    Instant begin = nextUpdate.isPresent() ? thisUpdate : fetched;
    long life = Math.max(0, Duration.between(begin, end).toSeconds());
    return begin.plusSeconds((long) (life * RIPE));
  }
}
