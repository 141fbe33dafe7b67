package dev.signet.cli.show;

import dev.signet.xkms.model.Explanation;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** The grounds of a verdict as they are shown. */
public record ExplanationView(Explanation explanation) {

  /** One line per ground with its rule, then the path, leaf first. */
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
    return lines;
  }

  public JsonObject json() {
    JsonArrayBuilder grounds = Json.createArrayBuilder();
    for (Explanation.Ground ground : explanation.grounds()) {
      grounds.add(
          Json.createObjectBuilder()
              .add("topic", ground.topic())
              .add("finding", finding(ground))
              .add("rule", ground.rule())
              .add("because", ground.because()));
    }
    return Json.createObjectBuilder()
        .add("grounds", grounds)
        .add("path", Json.createArrayBuilder(explanation.path()))
        .build();
  }

  private static String words(Explanation.Ground ground) {
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
