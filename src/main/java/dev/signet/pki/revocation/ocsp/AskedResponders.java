package dev.signet.pki.revocation.ocsp;

import dev.signet.pki.Octets;
import dev.signet.pki.revocation.Evidence;
import dev.signet.pki.revocation.RevocationQuestion;
import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.pki.revocation.cache.AnswerCache;
import dev.signet.pki.revocation.cache.CacheCounters;
import dev.signet.pki.revocation.cache.KeptAnswer;
import dev.signet.pki.revocation.cache.RememberedFailures;
import dev.signet.pki.revocation.ocsp.answer.BasicAnswer;
import dev.signet.pki.revocation.ocsp.answer.CertificateId;
import dev.signet.pki.revocation.ocsp.answer.MalformedOcspAnswer;
import dev.signet.pki.revocation.ocsp.answer.OcspAnswer;
import dev.signet.pki.revocation.ocsp.judge.Heard;
import dev.signet.pki.revocation.ocsp.judge.NonceEcho;
import java.time.Instant;
import java.util.Optional;

/** Asks one responder and keeps what it proves. */
final class AskedResponders {

  /** Octets of a nonce (RFC 9654 section 2.1). */
  private static final int NONCE = 32;

  /** What came of it: an answer that proves something now, or why there is none. */
  record Outcome(Optional<KeptAnswer> answer, String because) {}

  private final AnswerReadings readings;
  private final AnswerCache cache;
  private final OcspSettings settings;
  private final OcspOutside outside;
  private final HttpOcspClient client;
  private final RememberedFailures<Errand> failures;
  private final CacheCounters counters = new CacheCounters();

  AskedResponders(
      AnswerReadings readings, AnswerCache cache, OcspSettings settings, OcspOutside outside) {
    this.readings = readings;
    this.cache = cache;
    this.settings = settings;
    this.outside = outside;
    this.client = new HttpOcspClient(outside.door(), settings.patience());
    this.failures = new RememberedFailures<>(settings.failurePause(), outside.clock());
  }

  CacheCounters counters() {
    return counters;
  }

  /** Why asking failed a moment ago. */
  Optional<String> failure(Errand errand) {
    return failures.of(errand);
  }

  /** What the responder says, unless its answer has just come to somebody else. */
  Outcome ask(Errand errand, RevocationQuestion question) {
    return justCame(errand, question)
        .map(answer -> new Outcome(Optional.of(answer), ""))
        .orElseGet(() -> fetch(errand, question));
  }

  private Optional<KeptAnswer> justCame(Errand errand, RevocationQuestion question) {
    Instant now = outside.clock().instant();
    return cache.about(errand.subject()).stream()
        .filter(answer -> answer.isFresh(now, settings.withoutEnd()))
        .filter(answer -> !answer.isRipe(now, settings.withoutEnd()))
        .filter(answer -> !(readings.kept(answer, question) instanceof RevocationStatus.Unknown))
        .findFirst();
  }

  private Outcome fetch(Errand errand, RevocationQuestion question) {
    Optional<Octets> nonce = question.policy().nonce() ? Optional.of(nonce()) : Optional.empty();
    OcspRequest request =
        new OcspRequest(
            CertificateId.of(question.certificate(), question.issuer(), settings.hash()), nonce);
    HttpOcspClient.Reply reply = client.ask(errand.responder(), request, question.fetches());
    if (reply instanceof HttpOcspClient.Reply.Came came) {
      return read(errand, question, came.octets(), nonce);
    }
    HttpOcspClient.Reply.Failed failed = (HttpOcspClient.Reply.Failed) reply;
    return failed.ours()
        ? new Outcome(Optional.empty(), failed.because())
        : failed(errand, failed.because());
  }

  private Octets nonce() {
    byte[] fresh = new byte[NONCE];
    outside.random().nextBytes(fresh);
    return Octets.of(fresh);
  }

  private Outcome read(
      Errand errand, RevocationQuestion question, Octets octets, Optional<Octets> nonce) {
    try {
      OcspAnswer answer = OcspAnswer.read(octets);
      NonceEcho echo = NonceEcho.of(nonce, answer.basic().flatMap(BasicAnswer::nonce));
      Heard heard = new Heard(answer, errand.responder().toString(), echo);
      RevocationQuestion now = question.asOf(outside.clock().instant());
      return readings
          .heard(heard, now)
          .match(
              good -> kept(errand, octets, echo, good.evidence().get(0)),
              revoked -> kept(errand, octets, echo, revoked.evidence()),
              unknown -> failed(errand, String.join("; ", unknown.because())));
    } catch (MalformedOcspAnswer junk) {
      return failed(errand, String.valueOf(junk.getMessage()));
    }
  }

  private Outcome kept(Errand errand, Octets octets, NonceEcho echo, Evidence evidence) {
    Instant now = outside.clock().instant();
    Instant end = evidence.nextUpdate().filter(now::isBefore).orElse(now);
    KeptAnswer answer =
        new KeptAnswer(
            errand.subject(),
            evidence.origin(),
            octets,
            now,
            evidence.thisUpdate(),
            evidence.nextUpdate(),
            echo == NonceEcho.REPEATED,
            end.plus(errand.policy().kept()));
    cache.keep(answer);
    counters.succeeded(errand.host(), now);
    return new Outcome(Optional.of(answer), "");
  }

  private Outcome failed(Errand errand, String because) {
    failures.remember(errand, because);
    counters.failed(errand.host(), because);
    return new Outcome(Optional.empty(), because);
  }
}
