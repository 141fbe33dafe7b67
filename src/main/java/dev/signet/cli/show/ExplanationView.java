package dev.signet.cli.show;

import dev.signet.xkms.model.Explanation;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;

/** The grounds of a verdict, and how it came about, as they are shown. */
public record ExplanationView(Explanation explanation) {

  /**
   * One line per ground with its rule, the path, leaf first, then the search, then what would have
   * to change.
   */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    int topic = widest(explanation.grounds().stream().map(Explanation.Ground::topic).toList());
    int finding = widest(explanation.grounds().stream().map(ExplanationView::finding).toList());
    for (Explanation.Ground ground : explanation.grounds()) {
      lines.add(
          "  "
              + padded(ground.topic(), topic)
              + "  "
              + padded(finding(ground), finding)
              + "  "
              + words(ground));
    }
    for (int i = 0; i < explanation.path().size(); i++) {
      lines.add("  path " + (i + 1) + "  " + explanation.path().get(i));
    }
    explanation.traces().forEach(trace -> lines.addAll(new TraceView(trace).lines()));
    explanation.remedies().forEach(remedy -> lines.add("  remedy  " + remedy));
    return lines;
  }

  public JsonObject json() {
    JsonArrayBuilder traces = Json.createArrayBuilder();
    explanation.traces().forEach(trace -> traces.add(new TraceView(trace).json()));
    return Json.createObjectBuilder()
        .add("grounds", grounds(explanation.grounds()))
        .add("path", Json.createArrayBuilder(explanation.path()))
        .add("searches", traces)
        .add("remedies", Json.createArrayBuilder(explanation.remedies()))
        .build();
  }

  static JsonArrayBuilder grounds(List<Explanation.Ground> all) {
    JsonArrayBuilder grounds = Json.createArrayBuilder();
    all.forEach(ground -> grounds.add(json(ground)));
    return grounds;
  }

  static JsonObjectBuilder json(Explanation.Ground ground) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("topic", ground.topic())
            .add("finding", finding(ground))
            .add("rule", ground.rule())
            .add("because", ground.because());
    ground.remedy().ifPresent(remedy -> json.add("remedy", remedy));
    return json;
  }

  static String words(Explanation.Ground ground) {
    return ground.rule().isEmpty()
        ? ground.because()
        : ground.because() + " [" + ground.rule() + "]";
  }

  private static String finding(Explanation.Ground ground) {
    return Words.code(ground.finding().uri());
  }

  private static int widest(List<String> texts) {
    return texts.stream().mapToInt(String::length).max().orElse(0);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
