package dev.signet.xkms.exchange.phase;

import java.time.Duration;

/**
 * How long is good what the two-phase protocol needs (XKMS 2.0 section 2.6).
 *
 * @param freshness how old a nonce may be when it comes back; 5 seconds to 1 hour
 * @param clockDifference so far may the clocks of two nodes be apart; up to 5 minutes
 * @param keyUse how long nonces are made under one key; 10 minutes to 7 days
 */
public record TwoPhaseRules(Duration freshness, Duration clockDifference, Duration keyUse) {

  /** Two minutes, thirty seconds, one hour. */
  public static final TwoPhaseRules DEFAULT =
      new TwoPhaseRules(Duration.ofMinutes(2), Duration.ofSeconds(30), Duration.ofHours(1));

  /** So long after its nonce went through the gate may a request be carried out at the latest. */
  private static final Duration ON_ITS_WAY = Duration.ofMinutes(5);

  public TwoPhaseRules {
    check("freshness", freshness, Duration.ofSeconds(5), Duration.ofHours(1));
    check("clock difference", clockDifference, Duration.ZERO, Duration.ofMinutes(5));
    check("key use", keyUse, Duration.ofMinutes(10), Duration.ofDays(7));
  }

  private static void check(String what, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "the " + what + " of the two-phase protocol is " + least + " to " + most);
    }
  }

  /** The same with another freshness. */
  public TwoPhaseRules withFreshness(Duration other) {
    return new TwoPhaseRules(other, clockDifference, keyUse);
  }

  /** The age at which a nonce cannot be spent any more. */
  Duration spendable() {
    return freshness.plus(ON_ITS_WAY);
  }

  /** How long after a nonce was made it is remembered that it was spent; by any node's clock. */
  Duration remembered() {
    return spendable().plus(clockDifference.multipliedBy(2));
  }

  /** How long after a key was made a nonce under it may still be spent. */
  Duration keyLife() {
    return keyUse.multipliedBy(2).plus(remembered());
  }
}
