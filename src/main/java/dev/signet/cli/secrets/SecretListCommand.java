package dev.signet.cli.secrets;

import dev.signet.cli.keys.UnusableFile;
import dev.signet.cli.operator.HttpOperatorDoor;
import dev.signet.cli.operator.OperatorAnswer;
import dev.signet.cli.session.Misuse;
import dev.signet.cli.session.OperatorSession;
import dev.signet.cli.session.Surroundings;
import dev.signet.cli.show.ExitCode;
import dev.signet.cli.show.Report;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code signet secret list}: the shared secrets and the uses that are left, without the secrets
 * themselves.
 */
@Command(
    name = "list",
    description =
        "List the shared secrets with the uses that are left; the secrets themselves are not kept.")
public final class SecretListCommand implements Callable<Integer> {
  @Mixin private final OperatorSession operator;

  public SecretListCommand(Surroundings surroundings) {
    this.operator = new OperatorSession(surroundings);
  }

  @Override
  public Integer call() {
    return operator.show(this::list);
  }

  private Report list() throws Misuse, UnusableFile {
    return operator.order(HttpOperatorDoor::secrets, SecretListCommand::report);
  }

  private static Report report(OperatorAnswer answer) {
    List<String> lines = new ArrayList<>();
    objects(answer.body(), "secrets").map(SecretListCommand::line).forEach(lines::add);
    return Report.of(
        ExitCode.OK, "listed", lines.isEmpty() ? List.of("No secrets") : lines, answer.body());
  }

  private static String line(JsonObject secret) {
    String names =
        objects(secret, "names")
            .map(name -> name.getString("identifier", "?"))
            .collect(Collectors.joining(", "));
    return String.join(
        "  ",
        secret.getString("id", "?"),
        names,
        "uses left " + secret.getInt("usesLeft", secret.getInt("uses", 0)),
        "until " + secret.getString("notOnOrAfter", "?"));
  }

  private static Stream<JsonObject> objects(JsonObject parent, String name) {
    JsonValue found = parent.getOrDefault(name, JsonValue.EMPTY_JSON_ARRAY);
    return found.getValueType() == JsonValue.ValueType.ARRAY
        ? found.asJsonArray().stream()
            .filter(JsonObject.class::isInstance)
            .map(JsonValue::asJsonObject)
        : Stream.empty();
  }
}
