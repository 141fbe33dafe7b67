package dev.signet.pki.revocation.ocsp;

import dev.signet.pki.fetch.FetchBudget;
import dev.signet.pki.revocation.RevocationQuestion;
import dev.signet.pki.revocation.RevocationSource;
import dev.signet.pki.revocation.RevocationSources;
import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.pki.revocation.cache.AnswerCache;
import dev.signet.pki.revocation.cache.CacheStatistics;
import dev.signet.pki.revocation.cache.KeptAnswer;
import dev.signet.pki.revocation.ocsp.answer.OcspAnswer;
import dev.signet.pki.revocation.ocsp.judge.AnswerJudge;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Revocation by OCSP (RFC 6960): answers that are offered, then those that are kept, and only then
 * the responders that the certificate names. Safe for many threads; has none of its own.
 */
public final class OcspRevocation implements RevocationSource {

  /** Offered answers that are looked at; a path has hardly more certificates. */
  private static final int MOST_OFFERED = 32;

  private final AnswerReadings readings;
  private final AnswerCache cache;
  private final OcspSettings settings;
  private final OcspOutside outside;
  private final AskedResponders responders;
  private final ResponderRound round;

  public OcspRevocation(
      AnswerJudge judge, AnswerCache cache, OcspSettings settings, OcspOutside outside) {
    this.readings = new AnswerReadings(judge);
    this.cache = cache;
    this.settings = settings;
    this.outside = outside;
    this.responders = new AskedResponders(readings, cache, settings, outside);
    this.round = new ResponderRound(responders, settings, outside);
  }

  @Override
  public RevocationStatus statusOf(RevocationQuestion question) {
    RevocationStatus atHand = atHand(question);
    if (!(atHand instanceof RevocationStatus.Unknown)) {
      return atHand;
    }
    List<KeptAnswer> kept = cache.about(Errand.subject(question));
    List<RevocationStatus> said = new ArrayList<>();
    said.addAll(judged(kept, question));
    if (!question.mayFetch()) {
      return joined(atHand, said);
    }
    if (savesWaiting(kept, question) && refresh(question)) {
      responders.counters().stale();
      said.add(RevocationStatus.Unknown.because("a newer OCSP answer is being fetched"));
      return joined(atHand, said);
    }
    responders.counters().miss();
    said.add(round.ask(question, answer -> readings.kept(answer, question)));
    return joined(atHand, said);
  }

  /** The same source, as long as it need not ask anybody. */
  public RevocationSource atHand() {
    return this::atHand;
  }

  /** What it did so far. */
  public CacheStatistics statistics() {
    return responders.counters().of(cache);
  }

  private RevocationStatus atHand(RevocationQuestion question) {
    List<RevocationStatus> said = new ArrayList<>();
    question.offered().ocspAnswers().stream()
        .limit(MOST_OFFERED)
        .forEach(answer -> said.add(readings.offered(answer, question)));
    Instant now = outside.clock().instant();
    boolean past = question.at().isBefore(now.minus(AnswerJudge.CLOCK_TOLERANCE));
    List<KeptAnswer> usable =
        cache.about(Errand.subject(question)).stream()
            .filter(answer -> past || answer.isFresh(now, settings.withoutEnd()))
            .toList();
    said.addAll(judged(usable, question));
    RevocationStatus strongest =
        said.isEmpty()
            ? RevocationStatus.Unknown.because("no OCSP answer is at hand")
            : RevocationSources.strongest(said);
    if (!usable.isEmpty() && !(strongest instanceof RevocationStatus.Unknown)) {
      responders.counters().hit();
      refreshInTime(usable.get(0), now, question);
    }
    return strongest;
  }

  private void refreshInTime(KeptAnswer newest, Instant now, RevocationQuestion question) {
    if (question.mayFetch() && newest.isRipe(now, settings.withoutEnd())) {
      refresh(question);
    }
  }

  /** In the background, at its own cost: whoever asked has an answer already. */
  private boolean refresh(RevocationQuestion question) {
    Instant now = outside.clock().instant();
    FetchBudget own = new FetchBudget(4, 4L * OcspAnswer.MAX_OCTETS, now.plus(settings.patience()));
    boolean begun = round.begin(question.asOf(now).within(own));
    if (begun) {
      responders.counters().refresh();
    }
    return begun;
  }

  /** RFC 5861 section 3, for who goes on without an answer anyway. */
  private boolean savesWaiting(List<KeptAnswer> kept, RevocationQuestion question) {
    Instant now = outside.clock().instant();
    return switch (question.policy().unknown()) {
      case ACCEPTED ->
          kept.stream().anyMatch(answer -> answer.isStaleSinceLess(settings.staleFor(), now));
      case OPEN, REFUSED -> false;
    };
  }

  private List<RevocationStatus> judged(List<KeptAnswer> kept, RevocationQuestion question) {
    return kept.stream().map(answer -> readings.kept(answer, question)).toList();
  }

  private static RevocationStatus joined(RevocationStatus atHand, List<RevocationStatus> said) {
    List<RevocationStatus> all = new ArrayList<>();
    all.add(atHand);
    all.addAll(said);
    RevocationStatus strongest = RevocationSources.strongest(all);
    return strongest instanceof RevocationStatus.Unknown unknown
        ? new RevocationStatus.Unknown(unknown.because().stream().distinct().toList())
        : strongest;
  }
}
