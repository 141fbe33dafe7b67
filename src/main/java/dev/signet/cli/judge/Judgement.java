package dev.signet.cli.judge;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What became of one case.
 *
 * @param reasons what speaks against VALID, each with the rule that it comes from
 * @param policies the certificate policies under which the path is valid; empty unless it is
 * @param explanation everything that was found out, an empty object unless wanted
 */
record Judgement(
    String id,
    Verdict verdict,
    List<String> reasons,
    Set<String> policies,
    JsonValue explanation,
    Duration took) {

  /** The answers of the format. */
  enum Verdict {
    VALID,
    INVALID,
    UNDETERMINED
  }

  Judgement {
    reasons = List.copyOf(reasons);
    policies = Set.copyOf(policies);
  }

  static Judgement of(String id, Verdict verdict, String reason) {
    return new Judgement(
        id, verdict, List.of(reason), Set.of(), JsonValue.EMPTY_JSON_OBJECT, Duration.ZERO);
  }

  Judgement after(Duration time) {
    return new Judgement(id, verdict, reasons, policies, explanation, time);
  }

  /** The line of the case. */
  JsonObject json() {
    JsonObjectBuilder line =
        Json.createObjectBuilder()
            .add("id", id)
            .add("verdict", verdict.name())
            .add("reasons", Json.createArrayBuilder(reasons))
            .add("ms", took.toMillis());
    if (!explanation.equals(JsonValue.EMPTY_JSON_OBJECT)) {
      line.add("policies", Json.createArrayBuilder(policies.stream().sorted().toList()))
          .add("explanation", explanation);
    }
    return line.build();
  }
}
