package dev.signet.cli.judge;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.path.Explanation;
import dev.signet.pki.path.PathVerdict;
import dev.signet.pki.path.TriedPath;
import dev.signet.pki.path.UsedEvidence;
import dev.signet.pki.path.search.Bounded;
import dev.signet.pki.path.search.Inquiry;
import dev.signet.pki.path.search.RefusedEdge;
import dev.signet.pki.path.search.Spent;
import dev.signet.pki.trust.Ground;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The explanation of a verdict as JSON: all of it, in its own words. */
record ExplanationJson(PathVerdict verdict) {

  JsonObject json() {
    Explanation explanation = verdict.explanation();
    return Json.createObjectBuilder()
        .add("policy", explanation.policy())
        .add("path", certificates(verdict.path()))
        .add("grounds", all(explanation.grounds(), ExplanationJson::ground))
        .add("remedies", Json.createArrayBuilder(explanation.remedies()))
        .add("tried", some(explanation.paths(), ExplanationJson::tried))
        .add("refused", some(explanation.refused(), ExplanationJson::refused))
        .add("evidence", some(explanation.evidence(), ExplanationJson::evidence))
        .add("asked", some(explanation.inquiries(), ExplanationJson::inquiry))
        .add("spent", spent(explanation.spent()))
        .build();
  }

  private static JsonObjectBuilder ground(Ground ground) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("criterion", word(ground.criterion()))
            .add("finding", word(ground.finding()))
            .add("rule", ground.rule())
            .add("because", ground.because());
    ground.remedy().ifPresent(change -> json.add("remedy", change));
    return json;
  }

  private static JsonObjectBuilder tried(TriedPath path) {
    return Json.createObjectBuilder()
        .add("certificates", certificates(path.certificates()))
        .add("anchor", path.anchor())
        .add("outcome", word(path.outcome()))
        .add("grounds", all(path.grounds(), ExplanationJson::ground));
  }

  private static JsonObjectBuilder refused(RefusedEdge edge) {
    return Json.createObjectBuilder()
        .add("issued", edge.issued().toString())
        .add("issuer", edge.issuer().toString())
        .add("ground", ground(edge.ground()));
  }

  private static JsonObjectBuilder evidence(UsedEvidence used) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("about", used.about().toString())
            .add("kind", word(used.evidence().kind()))
            .add("origin", used.evidence().origin())
            .add("thisUpdate", used.evidence().thisUpdate().toString());
    used.evidence().nextUpdate().ifPresent(next -> json.add("nextUpdate", next.toString()));
    return json;
  }

  private static JsonObjectBuilder inquiry(Inquiry inquiry) {
    return Json.createObjectBuilder()
        .add("location", inquiry.location())
        .add("outcome", inquiry.outcome())
        .add("ms", inquiry.took().toMillis());
  }

  private static JsonObjectBuilder spent(Spent spent) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("signatures", spent.signatureChecks())
            .add("candidates", spent.candidates())
            .add("fetches", spent.fetches())
            .add("ms", spent.time().toMillis());
    spent.exhausted().ifPresent(limit -> json.add("exhausted", limit));
    return json;
  }

  private static JsonArrayBuilder certificates(List<Certificate> certificates) {
    return Json.createArrayBuilder(certificates.stream().map(Certificate::toString).toList());
  }

  private static <T> JsonObjectBuilder some(
      Bounded<T> things, Function<T, JsonObjectBuilder> view) {
    return Json.createObjectBuilder()
        .add("first", all(things.items(), view))
        .add("more", things.more());
  }

  private static <T> JsonArrayBuilder all(List<T> things, Function<T, JsonObjectBuilder> view) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    things.forEach(thing -> array.add(view.apply(thing)));
    return array;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
