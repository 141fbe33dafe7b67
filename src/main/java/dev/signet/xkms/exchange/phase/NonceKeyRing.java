package dev.signet.xkms.exchange.phase;

import dev.signet.xkms.ledger.NonceKey;
import dev.signet.xkms.ledger.NonceKeys;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.registry.RegistryUnavailable;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * The keys of nonces as this node knows them: in memory, read again from the ledger now and then,
 * by one request at a time while the others go on with what is known.
 *
 * <p>A new key is used only some time after it was entered, when every node has read it; so a key
 * that a node does not know is next to always one that somebody made up, and looking for it may be
 * rare.
 */
final class NonceKeyRing {
  /** The ledger is read again after this time, and a due key is made then. */
  static final Duration READ_AGAIN = Duration.ofSeconds(30);

  /** So long does a new key wait, where there is another. */
  static final Duration SETTLING = Duration.ofSeconds(90);

  /** For a key that is not known, the ledger is asked no more often than this, by all requests. */
  static final Duration ASK_AGAIN = Duration.ofSeconds(1);

  /** Keys that are read: several nodes may have made some at once, in each of three periods. */
  private static final int MOST = 64;

  private static final int SECRET_OCTETS = 32;

  private static final Comparator<NonceKey> BY_AGE =
      Comparator.comparing(NonceKey::madeAt).thenComparing(NonceKey::number);

  private final NonceKeys ledger;
  private final TwoPhaseRules rules;
  private final SecureRandom random;
  private final InstantSource clock;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile Known known = new Known(List.of(), Instant.MIN);
  private volatile Optional<RegistryUnavailable> trouble = Optional.empty();

  /** Keys, and when the ledger was last asked for them. */
  private record Known(List<NonceKey> keys, Instant askedAt) {
    boolean isOlderThan(Duration age, Instant now) {
      return now.isBefore(askedAt)
          || askedAt.equals(Instant.MIN)
          || !now.isBefore(askedAt.plus(age));
    }
  }

  NonceKeyRing(NonceKeys ledger, TwoPhaseRules rules, SecureRandom random, InstantSource clock) {
    this.ledger = ledger;
    this.rules = rules;
    this.random = random;
    this.clock = clock;
  }

  /**
   * The key that nonces are made under now.
   *
   * @throws RegistryUnavailable if there is none yet and the ledger cannot be asked
   */
  NonceKey current() {
    refresh(READ_AGAIN);
    Instant now = clock.instant();
    List<NonceKey> keys = known.keys();
    return youngest(keys.stream().filter(key -> isMadeBefore(key, now.minus(SETTLING))))
        .or(() -> youngest(keys.stream().filter(key -> isMadeBefore(key, now))))
        .or(() -> keys.stream().findFirst())
        .orElseThrow(this::nothing);
  }

  /** The key of this number, if it is one of ours. */
  Optional<NonceKey> find(long number) {
    Optional<NonceKey> cached = cached(number);
    if (cached.isPresent()) {
      return cached;
    }
    refresh(ASK_AGAIN);
    return cached(number);
  }

  private Optional<NonceKey> cached(long number) {
    return known.keys().stream().filter(key -> key.number() == number).findFirst();
  }

  /** Whoever finds no key at all has to wait for the one that reads; nobody else does. */
  private void refresh(Duration age) {
    boolean empty = known.keys().isEmpty();
    if (empty) {
      reading.lock();
    } else if (!known.isOlderThan(age, clock.instant()) || !reading.tryLock()) {
      return;
    }
    try {
      if (known.isOlderThan(known.keys().isEmpty() ? ASK_AGAIN : age, clock.instant())) {
        read(clock.instant());
      }
    } finally {
      reading.unlock();
    }
  }

  /** While the ledger is away, the keys that are known go on; they only get old. */
  private void read(Instant now) {
    try {
      List<NonceKey> keys = ledger.newest(MOST);
      if (keys.stream().noneMatch(key -> isYoung(key, now))) {
        NonceKey added = ledger.add(secret(), now);
        keys = Stream.concat(Stream.of(added), keys.stream()).toList();
      }
      known = new Known(keys, now);
      trouble = Optional.empty();
    } catch (RegistryUnavailable away) {
      trouble = Optional.of(away);
      known = new Known(known.keys(), clock.instant());
    }
  }

  /** Not due to be followed by another; one that a node with a wrong clock made does not count. */
  private boolean isYoung(NonceKey key, Instant now) {
    return key.madeAt().isAfter(now.minus(rules.keyUse()))
        && isMadeBefore(key, now.plus(rules.clockDifference()));
  }

  private static boolean isMadeBefore(NonceKey key, Instant time) {
    return !key.madeAt().isAfter(time);
  }

  private static Optional<NonceKey> youngest(Stream<NonceKey> keys) {
    return keys.max(BY_AGE);
  }

  private Octets secret() {
    byte[] octets = new byte[SECRET_OCTETS];
    random.nextBytes(octets);
    return Octets.of(octets);
  }

  private RegistryUnavailable nothing() {
    return trouble.orElseThrow(() -> new IllegalStateException("a ledger that keeps no key"));
  }
}
