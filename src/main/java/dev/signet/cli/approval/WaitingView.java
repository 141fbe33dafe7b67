package dev.signet.cli.approval;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A waiting request for a person; what is missing in the answer shows as a question mark. */
record WaitingView(JsonObject order) {

  static List<WaitingView> in(JsonObject answer) {
    return array(answer, "approvals").stream()
        .filter(JsonObject.class::isInstance)
        .map(JsonValue::asJsonObject)
        .map(WaitingView::new)
        .toList();
  }

  String headline() {
    return String.join(
        "  ",
        Long.toString(number()),
        text("operation"),
        String.join(", ", words("about").limit(1).toList()),
        "approved " + words("approvedBy").count() + " of " + order.getInt("needed", 0),
        "since " + text("received"));
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(headline());
    words("about").map(line -> "  about        " + line).forEach(lines::add);
    lines.add("  because      " + text("because"));
    lines.add("  policy       " + text("policy"));
    lines.add("  approved by  " + String.join(", ", words("approvedBy").toList()));
    lines.add("  given up     " + text("goodUntil"));
    return lines;
  }

  private long number() {
    return order.containsKey("number")
            && order.get("number").getValueType() == JsonValue.ValueType.NUMBER
        ? order.getJsonNumber("number").longValue()
        : 0;
  }

  private String text(String name) {
    return order.getString(name, "?");
  }

  private Stream<String> words(String name) {
    return array(order, name).stream()
        .filter(JsonString.class::isInstance)
        .map(word -> ((JsonString) word).getString());
  }

  private static JsonArray array(JsonObject parent, String name) {
    JsonValue found = parent.getOrDefault(name, JsonValue.EMPTY_JSON_ARRAY);
    return found.getValueType() == JsonValue.ValueType.ARRAY
        ? found.asJsonArray()
        : JsonValue.EMPTY_JSON_ARRAY;
  }
}
