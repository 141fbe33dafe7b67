package dev.signet.server.operator;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;

/** Waiting requests as JSON. */
final class ApprovalJson {
  private ApprovalJson() {}

  static JsonObject list(List<WaitingOrder> orders) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    orders.forEach(order -> array.add(of(order)));
    return Json.createObjectBuilder().add("approvals", array).build();
  }

  static JsonObject of(WaitingOrder order) {
    return Json.createObjectBuilder()
        .add("number", order.number())
        .add("operation", order.operation())
        .add("policy", order.policy())
        .add("about", Json.createArrayBuilder(order.about()))
        .add("because", order.because())
        .add("received", order.times().received().toString())
        .add("goodUntil", order.times().goodUntil().toString())
        .add("needed", order.approvals().needed())
        .add(
            "approvedBy",
            Json.createArrayBuilder(order.approvals().given().stream().sorted().toList()))
        .build();
  }

  /** {@code decided}, {@code more-needed}, {@code heard-before}. */
  static String word(Approvals.Decision decision) {
    return decision.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
