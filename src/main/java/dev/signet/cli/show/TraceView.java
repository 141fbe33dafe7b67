package dev.signet.cli.show;

import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.model.Trace;
import dev.signet.xkms.model.Trace.Shown;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** How a verdict came about, as it is shown. */
record TraceView(Trace trace) {

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("  policy   " + trace.policy() + ", " + basis());
    all(lines, trace.tried(), TraceView::lines);
    all(lines, trace.refused(), TraceView::lines);
    all(lines, trace.evidence(), used -> List.of("  evidence " + words(used)));
    all(
        lines,
        trace.asked(),
        asked ->
            List.of(
                "  asked    "
                    + asked.location()
                    + ", "
                    + asked.took().toMillis()
                    + " ms: "
                    + asked.outcome()));
    lines.add("  spent    " + spent());
    return lines;
  }

  private static <T> void all(List<String> lines, Shown<T> shown, Function<T, List<String>> words) {
    shown.items().forEach(item -> lines.addAll(words.apply(item)));
    if (shown.more() > 0) {
      lines.add("           and " + shown.more() + " more");
    }
  }

  private String basis() {
    return switch (trace.basis()) {
      case PKIX -> "trusted along a path to an anchor";
      case ANCHOR -> "trusted as an anchor of the policy";
      case PINNED -> "trusted because the operator named this certificate";
      case REGISTERED -> "trusted because the service bound the key itself";
      case NONE -> "not trusted";
    };
  }

  private static List<String> lines(Trace.Tried tried) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "  tried    "
            + String.join(" < ", tried.path())
            + " : "
            + Words.code(tried.outcome().uri()));
    tried.grounds().stream()
        .filter(ground -> ground.finding() != StatusValue.VALID)
        .forEach(ground -> lines.add("             " + ExplanationView.words(ground)));
    return lines;
  }

  private static List<String> lines(Trace.Step step) {
    return List.of(
        "  refused  " + step.issued() + " < " + step.issuer(),
        "             " + ExplanationView.words(step.ground()));
  }

  private static String words(Trace.Used used) {
    return used.about()
        + ": "
        + used.kind()
        + " of "
        + used.thisUpdate()
        + used.nextUpdate().map(next -> " until " + next).orElse("")
        + " from "
        + used.origin();
  }

  private String spent() {
    Trace.Spent spent = trace.spent();
    return spent.candidates()
        + " candidates, "
        + spent.signatureChecks()
        + " signatures, "
        + spent.fetches()
        + " fetches, "
        + spent.took().toMillis()
        + " ms"
        + spent.exhausted().map(limit -> "; stopped " + limit).orElse("");
  }

  JsonObject json() {
    return Json.createObjectBuilder()
        .add("policy", trace.policy())
        .add("basis", trace.basis().name().toLowerCase(Locale.ROOT))
        .add("tried", array(trace.tried(), TraceView::json))
        .add("refused", array(trace.refused(), TraceView::json))
        .add("evidence", array(trace.evidence(), TraceView::json))
        .add("asked", array(trace.asked(), TraceView::json))
        .add("spent", json(trace.spent()))
        .build();
  }

  private static <T> JsonObjectBuilder array(
      Shown<T> shown, Function<T, JsonObjectBuilder> writing) {
    JsonArrayBuilder items = Json.createArrayBuilder();
    shown.items().forEach(item -> items.add(writing.apply(item)));
    return Json.createObjectBuilder().add("items", items).add("more", shown.more());
  }

  private static JsonObjectBuilder json(Trace.Tried tried) {
    return Json.createObjectBuilder()
        .add("path", Json.createArrayBuilder(tried.path()))
        .add("anchor", tried.anchor())
        .add("outcome", Words.code(tried.outcome().uri()))
        .add("grounds", ExplanationView.grounds(tried.grounds()));
  }

  private static JsonObjectBuilder json(Trace.Step step) {
    return Json.createObjectBuilder()
        .add("issued", step.issued())
        .add("issuer", step.issuer())
        .add("ground", ExplanationView.json(step.ground()));
  }

  private static JsonObjectBuilder json(Trace.Used used) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("about", used.about())
            .add("kind", used.kind())
            .add("origin", used.origin())
            .add("thisUpdate", used.thisUpdate().toString());
    used.nextUpdate().ifPresent(next -> json.add("nextUpdate", next.toString()));
    return json;
  }

  private static JsonObjectBuilder json(Trace.Asked asked) {
    return Json.createObjectBuilder()
        .add("location", asked.location())
        .add("outcome", asked.outcome())
        .add("ms", asked.took().toMillis());
  }

  private static JsonObjectBuilder json(Trace.Spent spent) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("candidates", spent.candidates())
            .add("signatureChecks", spent.signatureChecks())
            .add("fetches", spent.fetches())
            .add("ms", spent.took().toMillis());
    spent.exhausted().ifPresent(limit -> json.add("exhausted", limit));
    return json;
  }
}
