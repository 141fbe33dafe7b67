package dev.signet.cli.ask;

import dev.signet.cli.keys.UnusableFile;
import dev.signet.cli.operator.OperatorAnswer;
import dev.signet.cli.session.Misuse;
import dev.signet.cli.session.Session;
import dev.signet.cli.session.Surroundings;
import dev.signet.cli.show.ExitCode;
import dev.signet.cli.show.Report;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code signet ping}: asks whether the service is ready. */
@Command(
    name = "ping",
    description = "Ask whether the service is ready, and which of its parts are not.")
public final class PingCommand implements Callable<Integer> {
  private static final int READY = 200;
  private static final int NOT_READY = 503;

  @Mixin private final Session session;

  public PingCommand(Surroundings surroundings) {
    this.session = new Session(surroundings);
  }

  @Override
  public Integer call() {
    return session.show(this::ping);
  }

  private Report ping() throws Misuse, UnusableFile {
    try {
      return report(session.operatorDoor().health());
    } catch (IOException nothing) {
      return session.unreachable(nothing);
    }
  }

  private static Report report(OperatorAnswer answer) {
    boolean isHealth = answer.body().containsKey("status");
    if (!isHealth || answer.status() != READY && answer.status() != NOT_READY) {
      return Report.trouble(
          ExitCode.NO_ANSWER,
          "rejected",
          "the server gives no health report (HTTP status " + answer.status() + ")");
    }
    List<String> lines = new ArrayList<>();
    lines.add(answer.status() == READY ? "Ready" : "Not ready");
    checks(answer.body())
        .forEach(check -> lines.add("  " + check.getString("status", "?") + "  " + words(check)));
    return answer.status() == READY
        ? Report.of(ExitCode.OK, "ready", lines, answer.body())
        : Report.of(ExitCode.NO, "not-ready", lines, answer.body());
  }

  private static String words(JsonObject check) {
    JsonValue data = check.getOrDefault("data", JsonValue.EMPTY_JSON_OBJECT);
    return check.getString("name", "?")
        + (data.equals(JsonValue.EMPTY_JSON_OBJECT) ? "" : "  " + data);
  }

  private static List<JsonObject> checks(JsonObject health) {
    JsonValue checks = health.getOrDefault("checks", JsonValue.EMPTY_JSON_ARRAY);
    return checks.getValueType() == JsonValue.ValueType.ARRAY
        ? checks.asJsonArray().stream()
            .filter(JsonObject.class::isInstance)
            .map(JsonValue::asJsonObject)
            .toList()
        : List.of();
  }
}
