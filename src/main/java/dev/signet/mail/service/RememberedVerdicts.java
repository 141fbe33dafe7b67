package dev.signet.mail.service;

import dev.signet.entity.Entity;
import dev.signet.entity.MailAddress;
import dev.signet.mail.memory.Memory;
import dev.signet.mail.memory.SingleFlight;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Remembers for a few minutes what a key service said; one memory belongs to one service and so to
 * one policy.
 *
 * <p>A verdict is remembered for the whole certificate, by its digest, and the entity; never for a
 * name. That a key is good holds whatever other certificates come along, and for a question about a
 * time in the same ten minutes; everything else holds only for the very same question with the same
 * helpers, so that nobody can spoil the mail of others by sending their certificates with junk. A
 * Bad verdict ends a Good one. Unavailable is not remembered.
 */
public final class RememberedVerdicts implements KeyService {
  private static final long COARSE_MINUTES = 10;

  private final KeyService service;
  private final Settings settings;
  private final InstantSource clock;
  private final Memory<Subject, KeyVerdict> good;
  private final Memory<Exactly, KeyVerdict> others;
  private final SingleFlight<Exactly, KeyVerdict> flights =
      new SingleFlight<>(new KeyVerdict.Unavailable("the question was given up half-way"));

  /**
   * How long, and how many.
   *
   * @param room number of verdicts of each kind
   */
  public record Settings(Duration good, Duration bad, Duration unproven, int room) {
    /** Ten minutes for Good and Bad, two for Unproven, 10,000 of them. */
    public static final Settings DEFAULT =
        new Settings(Duration.ofMinutes(10), Duration.ofMinutes(10), Duration.ofMinutes(2), 10_000);

    public Settings {
      if (good.isNegative() || bad.isNegative() || unproven.isNegative()) {
        throw new IllegalArgumentException("a verdict cannot be remembered for less than no time");
      }
    }
  }

  /**
   * Statistics.
   *
   * @param asked questions that went on to the service
   * @param joined questions that waited for the same one
   */
  public record Counts(int size, long answered, long asked, long joined) {}

  private record Subject(String digest, Optional<Entity> entity, Optional<Instant> around) {}

  private record Exactly(Subject subject, Optional<Instant> at, String helpers) {}

  public RememberedVerdicts(KeyService service, Settings settings, InstantSource clock) {
    this.service = service;
    this.settings = settings;
    this.clock = clock;
    this.good = new Memory<>(settings.room(), clock);
    this.others = new Memory<>(settings.room(), clock);
  }

  @Override
  public KeyVerdict judge(KeyQuestion question) {
    Optional<Exactly> key = key(question);
    if (key.isEmpty()) {
      return service.judge(question);
    }
    return recalled(key.get(), question)
        .orElseGet(() -> flights.get(key.get(), () -> asked(key.get(), question)));
  }

  /** Not remembered here: it is no verdict. */
  @Override
  public ReceiverKey keyOf(MailAddress receiver) {
    return service.keyOf(receiver);
  }

  /** Forgets everything, for instance when the service's policy has changed. */
  public void forget() {
    good.clear();
    others.clear();
  }

  public Counts counts() {
    Memory.Counts kept = good.counts();
    Memory.Counts rest = others.counts();
    return new Counts(
        kept.size() + rest.size(), kept.hits() + rest.hits(), kept.misses(), flights.joined());
  }

  /** What speaks against the key comes first. */
  private Optional<KeyVerdict> recalled(Exactly key, KeyQuestion question) {
    return others
        .recall(key)
        .or(() -> good.recall(key.subject()).filter(verdict -> isInInterval(question)));
  }

  private KeyVerdict asked(Exactly key, KeyQuestion question) {
    KeyVerdict verdict = service.judge(question);
    Instant now = clock.instant();
    return verdict.match(
        is -> {
          others.forget(key);
          good.keep(key.subject(), is, now.plus(settings.good()));
          return is;
        },
        is -> {
          good.forget(key.subject());
          others.keep(key, is, now.plus(settings.bad()));
          return is;
        },
        is -> {
          others.keep(key, is, now.plus(settings.unproven()));
          return is;
        },
        is -> is);
  }

  /** A certificate may end while it is remembered. */
  private boolean isInInterval(KeyQuestion question) {
    Instant at = question.at().orElseGet(clock::instant);
    X509Certificate certificate = question.certificate();
    return !at.isBefore(certificate.getNotBefore().toInstant())
        && !at.isAfter(certificate.getNotAfter().toInstant());
  }

  private static Optional<Exactly> key(KeyQuestion question) {
    try {
      Subject subject =
          new Subject(
              digest(question.certificate()),
              question.entity(),
              question.at().map(RememberedVerdicts::coarse));
      String[] helpers = new String[question.helpers().size()];
      for (int i = 0; i < helpers.length; i++) {
        helpers[i] = digest(question.helpers().get(i));
      }
      Arrays.sort(helpers);
      return Optional.of(
          new Exactly(
              subject, question.at(), String.join(" ", Stream.of(helpers).distinct().toList())));
    } catch (CertificateEncodingException unusable) {
      return Optional.empty();
    }
  }

  private static Instant coarse(Instant at) {
    long minute = at.truncatedTo(ChronoUnit.MINUTES).getEpochSecond() / 60;
    return Instant.ofEpochSecond(Math.floorDiv(minute, COARSE_MINUTES) * COARSE_MINUTES * 60);
  }

  private static String digest(X509Certificate certificate) throws CertificateEncodingException {
    try {
      byte[] der = certificate.getEncoded();
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
