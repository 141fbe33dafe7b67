package dev.signet.cli.judge;

import dev.signet.cli.judge.Judgement.Verdict;
import dev.signet.pki.path.PathQuestion;
import dev.signet.pki.path.PathValidation;
import dev.signet.pki.path.PathVerdict;
import dev.signet.pki.trust.Finding;
import dev.signet.pki.trust.Ground;
import dev.signet.pki.trust.TrustPolicy;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The engine of the key service, asked about one certificate under the terms of one case. */
final class Engine {
  private final EngineMeans means;
  private final boolean explaining;

  /**
   * @param explaining whether judgements carry the whole explanation
   */
  Engine(EngineMeans means, boolean explaining) {
    this.means = means;
    this.explaining = explaining;
  }

  Judgement judgement(String id, TrustPolicy terms, PathQuestion question) {
    PathVerdict verdict =
        new PathValidation(terms, means.over(terms, question)).verdictOn(question);
    return new Judgement(
        id,
        verdict.match(
            trusted -> Verdict.VALID, untrusted -> Verdict.INVALID, open -> Verdict.UNDETERMINED),
        verdict.match(
            trusted -> List.of(),
            untrusted -> reasons(verdict, Finding.REFUTED),
            open -> reasons(verdict, Finding.UNDETERMINED)),
        verdict.match(
            trusted -> trusted.proof().policies(), untrusted -> Set.of(), open -> Set.of()),
        explaining ? new ExplanationJson(verdict).json() : JsonValue.EMPTY_JSON_OBJECT,
        Duration.ZERO);
  }

  private static List<String> reasons(PathVerdict verdict, Finding finding) {
    return verdict.grounds().stream()
        .filter(ground -> ground.finding() == finding)
        .map(Engine::sentence)
        .toList();
  }

  private static String sentence(Ground ground) {
    return ground.rule() + ": " + ground.because();
  }
}
