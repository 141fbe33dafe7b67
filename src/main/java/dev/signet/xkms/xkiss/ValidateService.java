package dev.signet.xkms.xkiss;

import dev.signet.xkms.exchange.Answer;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Refusal;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.exchange.ResultHeaders;
import dev.signet.xkms.model.Explanation;
import dev.signet.xkms.model.KeyBinding;
import dev.signet.xkms.model.MessageExtension;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.registry.RegisteredBinding;
import dev.signet.xkms.xml.ExplanationExtension;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * X-KISS Validate: finds keys and judges them (XKMS 2.0 section 5.2).
 *
 * <p>A certificate that came with the question is judged whether it is registered or not: unknown
 * is no reason for NoMatch (XR-V06). Without one, what is registered is judged: by name the
 * bindings in force and, where there is none, the others, so that the requestor hears of a
 * revocation; by the key itself all of them. A domain's key is never offered for a person's name:
 * it is not bound to it. Where nothing is registered, certificates that the service of the asked
 * domain gives are judged as if the requestor had sent them; that the other service gave them
 * speaks for nothing.
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
    if (candidates.isEmpty()) {
      return abroad(received, question);
    }
    List<KeyJudge.Judged> judged =
        candidates.stream().limit(limit).map(c -> judge.judge(c, question)).toList();
    checkAnswerable(question.at(), judged);
    return answer(received, new Weighed(judged, candidates.size() <= limit, List.of(), ""));
  }

  /**
   * What was judged.
   *
   * @param all whether nothing was left out
   * @param told for a requestor who wants to know more
   * @param note for the log, beside the judgements
   */
  private record Weighed(
      List<KeyJudge.Judged> judged, boolean all, List<MessageExtension> told, String note) {}

  /**
   * A relayed certificate stands where one of the requestor's own would stand: it is asked about
   * now, what the registry knows of its key counts, and what came with it only helps to find a
   * path.
   */
  private Answer<Result.Validate> abroad(
      ReceivedRequest<Request.Validate> received, KeyQuestion question) throws Refused {
    Request.Validate request = received.request();
    int limit = Matches.limit(request.header(), headers.profile());
    RelayedKeys.Found found =
        search.abroad(
            new RelayedKeys.Asked(request.header(), request.query(), question, headers.profile()));
    List<RelayedKeys.Key> certified =
        found.keys().stream().filter(key -> !key.certificates().isEmpty()).toList();
    if (certified.isEmpty()) {
      ResultCode none = Matches.none(question, headers.profile());
      return new Answer<>(new Result.Validate(headers.to(received, none), List.of()), found.note());
    }
    List<KeyJudge.Judged> judged =
        certified.stream().limit(limit).map(key -> judged(key, question)).toList();
    checkAnswerable(question.at(), judged);
    return answer(
        received, new Weighed(judged, certified.size() <= limit, found.extensions(), found.note()));
  }

  private KeyJudge.Judged judged(RelayedKeys.Key relayed, KeyQuestion question) {
    X509Certificate leaf = relayed.certificates().get(0);
    return judge.judge(
        Candidate.of(leaf, search.ofKey(leaf.getPublicKey())),
        question.offering(relayed.certificates()));
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

  private Answer<Result.Validate> answer(
      ReceivedRequest<Request.Validate> received, Weighed weighed) {
    RequestHeader header = received.request().header();
    List<KeyBinding> bindings = new ArrayList<>();
    boolean complete = true;
    for (KeyJudge.Judged one : weighed.judged()) {
      KeyDescriber.Described described = describer.describe(one.key(), header.respondWith());
      complete &= described.complete();
      bindings.add(
          new KeyBinding(
              described.description(),
              Optional.of(one.key().validity()),
              one.judgement().status()));
    }
    ResultCode code = Matches.found(weighed.all(), complete, header);
    return new Answer<>(
        new Result.Validate(headers.explained(received, code, words(weighed)), bindings),
        (summary(weighed.judged()) + " " + weighed.note()).strip());
  }

  private static Supplier<List<MessageExtension>> words(Weighed weighed) {
    return () -> {
      List<MessageExtension> words = new ArrayList<>(weighed.told());
      words.add(0, ExplanationExtension.answer(explanation(weighed.judged())));
      return words;
    };
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
