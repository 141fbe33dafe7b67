package dev.signet.mail.signing;

import dev.signet.entity.Entity;
import dev.signet.entity.MailAddress;
import dev.signet.mail.memory.Memory;
import dev.signet.mail.service.KeyQuestion;
import dev.signet.mail.service.KeyService;
import dev.signet.mail.service.KeyVerdict;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Whether our own key may be used now, by the key service's word.
 *
 * <p>While the service is away, a key that it last called good goes on being good for a grace, so
 * that mail that has to be signed is not held up by it. Any other verdict ends that at once.
 */
public final class OwnKeyStatus {
  /** A day. */
  public static final Duration GRACE = Duration.ofHours(24);

  private static final int ROOM = 1000;

  private final KeyService service;
  private final Duration grace;
  private final InstantSource clock;
  private final Memory<Use, Instant> lastGood;

  private record Use(X509Certificate certificate, Entity entity) {}

  /**
   * @param service usually one with a memory of some minutes
   * @param grace zero: a service that is away makes every key unusable at once
   */
  public OwnKeyStatus(KeyService service, Duration grace, InstantSource clock) {
    this.service = service;
    this.grace = grace;
    this.clock = clock;
    this.lastGood = new Memory<>(ROOM, clock);
  }

  /** What to go by when mail of this author is to be signed with this key. */
  public KeyVerdict of(SigningKey key, MailAddress author) {
    Entity entity = key.entityFor(author);
    Use use = new Use(key.certificate(), entity);
    KeyQuestion question =
        new KeyQuestion(key.certificate(), key.chain(), Optional.of(entity), Optional.empty());
    return service
        .judge(question)
        .match(
            good -> {
              Instant now = clock.instant();
              lastGood.keep(use, now, now.plus(grace));
              return good;
            },
            bad -> ended(use, bad),
            unproven -> ended(use, unproven),
            away -> bridged(use, away));
  }

  private KeyVerdict ended(Use use, KeyVerdict verdict) {
    lastGood.forget(use);
    return verdict;
  }

  private KeyVerdict bridged(Use use, KeyVerdict.Unavailable away) {
    Instant end = use.certificate().getNotAfter().toInstant();
    if (clock.instant().isAfter(end)) {
      return new KeyVerdict.Bad("our own certificate ended at " + end);
    }
    return lastGood
        .recall(use)
        .<KeyVerdict>map(
            since -> new KeyVerdict.Good("last found good at " + since + "; " + away.because()))
        .orElse(away);
  }
}
