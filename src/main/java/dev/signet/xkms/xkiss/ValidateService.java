package dev.signet.xkms.xkiss;

import dev.signet.xkms.exchange.Answer;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Refusal;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.exchange.ResultHeaders;
import dev.signet.xkms.model.Explanation;
import dev.signet.xkms.model.KeyBinding;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.registry.RegisteredBinding;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * X-KISS Validate: finds keys and judges them (XKMS 2.0 section 5.2).
 *
 * <p>A certificate that came with the question is judged whether it is registered or not: unknown
 * is no reason for NoMatch (XR-V06). Without one, what is registered is judged: by name the
 * bindings in force and, where there is none, the others, so that the requestor hears of a
 * revocation; by the key itself all of them. A domain's key is never offered for a person's name:
 * it is not bound to it.
 */
public final class ValidateService {
  private final KeySearch search;
  private final KeyJudge judge;
  private final KeyDescriber describer;
  private final ResultHeaders headers;

  public ValidateService(
      KeySearch search, KeyJudge judge, KeyDescriber describer, ResultHeaders headers) {
    this.search = search;
    this.judge = judge;
    this.describer = describer;
    this.headers = headers;
  }

  /**
   * Answers a Validate request.
   *
   * @throws Refused if the query asks for nothing, cannot be understood, or asks about a time that
   *     nothing is known about
   */
  public Answer<Result.Validate> validate(ReceivedRequest<Request.Validate> received)
      throws Refused {
    Request.Validate request = received.request();
    KeyQuestion question = search.question(request.query());
    int limit = Matches.limit(request.header(), headers.profile());
    List<Candidate> candidates = candidates(question, limit);
    List<KeyJudge.Judged> judged =
        candidates.stream().limit(limit).map(c -> judge.judge(c, question)).toList();
    if (judged.isEmpty()) {
      ResultCode none = Matches.none(question, headers.profile());
      return Answer.of(new Result.Validate(headers.to(received, none), List.of()));
    }
    checkAnswerable(question.at(), judged);
    return new Answer<>(result(received, judged, candidates.size() <= limit), summary(judged));
  }

  /**
   * About a time for which no evidence is kept, nothing can be said when withdrawal is all that is
   * open; what is refuted stays so, and evidence that came with the question counts.
   */
  private void checkAnswerable(Instant at, List<KeyJudge.Judged> judged) throws Refused {
    Duration kept = judge.terms().evidenceKept();
    boolean past = at.isBefore(search.now().minus(kept));
    if (past && judged.stream().allMatch(one -> one.judgement().lacksEvidenceAlone())) {
      throw Refusal.outOfRange(
          "evidence about withdrawal is kept for "
              + kept.toDays()
              + " days, and none is known of "
              + at);
    }
  }

  private List<Candidate> candidates(KeyQuestion question, int limit) {
    List<X509Certificate> subjects = question.marks().subjects();
    if (!subjects.isEmpty()) {
      List<RegisteredBinding> ofKey = search.ofKey(subjects.get(0).getPublicKey());
      return subjects.stream().map(certificate -> Candidate.of(certificate, ofKey)).toList();
    }
    List<RegisteredBinding> found = search.bindings(question, limit);
    List<RegisteredBinding> good = found.stream().filter(b -> isGood(b, question)).toList();
    List<RegisteredBinding> meant = question.marks().known() || good.isEmpty() ? found : good;
    return meant.stream()
        .map(binding -> Candidate.of(binding, search.certificatesOf(binding)))
        .toList();
  }

  private static boolean isGood(RegisteredBinding binding, KeyQuestion question) {
    return KeySearch.isUsable(binding, question.at())
        && KeySearch.permits(binding, question.usage());
  }

  private Result.Validate result(
      ReceivedRequest<Request.Validate> received, List<KeyJudge.Judged> judged, boolean all) {
    RequestHeader header = received.request().header();
    List<KeyBinding> bindings = new ArrayList<>();
    boolean complete = true;
    for (KeyJudge.Judged one : judged) {
      KeyDescriber.Described described = describer.describe(one.key(), header.respondWith());
      complete &= described.complete();
      bindings.add(
          new KeyBinding(
              described.description(),
              Optional.of(one.key().validity()),
              one.judgement().status()));
    }
    ResultCode code = Matches.found(all, complete, header);
    return new Result.Validate(headers.explained(received, code, explanation(judged)), bindings);
  }

  /** The grounds and searches of all bindings in their order, and the path of the first. */
  private static Explanation explanation(List<KeyJudge.Judged> judged) {
    List<Explanation.Ground> grounds =
        judged.stream().flatMap(one -> one.judgement().grounds().stream()).toList();
    List<String> path =
        judged.get(0).path().stream()
            .map(c -> Traces.subject(c.getSubjectX500Principal()))
            .toList();
    return new Explanation(grounds, path, judged.stream().map(KeyJudge.Judged::trace).toList());
  }

  private static String summary(List<KeyJudge.Judged> judged) {
    return judged.stream()
        .limit(3)
        .map(one -> (one.judgement().summary() + " " + Traces.line(one.trace())).strip())
        .collect(Collectors.joining("; "));
  }
}
