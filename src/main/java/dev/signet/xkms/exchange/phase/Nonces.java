package dev.signet.xkms.exchange.phase;

import dev.signet.xkms.ledger.NonceKey;
import dev.signet.xkms.ledger.NonceKeys;
import dev.signet.xkms.ledger.SpentNonces;
import dev.signet.xkms.model.Octets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Makes nonces, judges and spends them; one object for all endpoints of a node.
 *
 * <p>Nothing is remembered of a nonce until a request that changes something spends it.
 */
public final class Nonces {
  private final TwoPhaseRules rules;
  private final Ledger ledger;
  private final NonceKeyRing keys;
  private final InstantSource clock;
  private final TwoPhaseCounts counts = new TwoPhaseCounts();

  /** What the nodes have in common. */
  public record Ledger(NonceKeys keys, SpentNonces spent) {}

  public Nonces(TwoPhaseRules rules, Ledger ledger, SecureRandom random, InstantSource clock) {
    this.rules = rules;
    this.ledger = ledger;
    this.keys = new NonceKeyRing(ledger.keys(), rules, random, clock);
    this.clock = clock;
  }

  TwoPhaseRules rules() {
    return rules;
  }

  /** For metrics. */
  public TwoPhaseCounts counts() {
    return counts;
  }

  /**
   * Forgets spent nonces and keys that no nonce can need any more; says how many. For a housekeeper
   * that comes every few minutes, on any node.
   */
  public int forgetOld() {
    Instant now = clock.instant();
    return ledger.spent().forgetBefore(now)
        + ledger.keys().forgetBefore(now.minus(rules.keyLife()));
  }

  Octets make(Nonce.Purpose purpose) {
    NonceKey key = keys.current();
    return Nonce.make(key.number(), key.secret(), clock.instant(), purpose).octets();
  }

  /** What a nonce is worth at the gate. */
  Standing standing(Octets shown, Nonce.Purpose purpose) {
    return standing(shown, purpose, rules.freshness());
  }

  /**
   * Uses a nonce up. A request may come some time after it went through the gate; but no later than
   * the nonce is remembered.
   *
   * @return BAD for one that is not ours, of which nothing is remembered
   */
  Spending spend(Octets shown, Nonce.Purpose purpose) {
    return switch (standing(shown, purpose, rules.spendable())) {
      case BAD -> Spending.NOT_OURS;
      case STALE -> Spending.TOO_LATE;
      case GOOD -> spend(shown) ? Spending.SPENT : Spending.SPENT_BEFORE;
    };
  }

  private boolean spend(Octets recognised) {
    Instant madeAt = Nonce.read(recognised).orElseThrow().madeAt();
    return ledger.spent().spend(handle(recognised), madeAt.plus(rules.remembered()));
  }

  private Standing standing(Octets shown, Nonce.Purpose purpose, Duration age) {
    return Nonce.read(shown)
        .filter(nonce -> isOurs(nonce, purpose))
        .map(nonce -> isWithin(nonce.madeAt(), age) ? Standing.GOOD : Standing.STALE)
        .orElse(Standing.BAD);
  }

  private boolean isOurs(Nonce nonce, Nonce.Purpose purpose) {
    return keys.find(nonce.keyNumber())
        .filter(key -> nonce.isMade(key.secret(), purpose))
        .isPresent();
  }

  /** Another node's clock may be ahead of ours or behind it. */
  private boolean isWithin(Instant madeAt, Duration age) {
    Instant now = clock.instant();
    Duration difference = rules.clockDifference();
    return !madeAt.isAfter(now.plus(difference))
        && !madeAt.isBefore(now.minus(age).minus(difference));
  }

  private static Octets handle(Octets nonce) {
    try {
      return Octets.of(MessageDigest.getInstance("SHA-256").digest(nonce.toByteArray()));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
