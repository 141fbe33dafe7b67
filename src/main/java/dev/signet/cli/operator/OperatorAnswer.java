package dev.signet.cli.operator;

import jakarta.json.JsonObject;

/**
 * What the operator's door answered.
 *
 * @param body empty object where the answer had none or was not JSON
 */
public record OperatorAnswer(int status, JsonObject body) {

  public boolean isDone() {
    return status / 100 == 2;
  }

  /** What is wrong, in words for a person, with what to do next. */
  public String trouble() {
    return switch (status) {
      case 400 -> "the service refused the order: " + body.getString("error", "no reason given");
      case 401 -> "the service does not accept this operator token; read it anew from its data directory (--token-file)";
      case 403 -> "the service takes operator orders only over https or from its own machine";
      case 404 -> "the service knows nothing of that name (or has no operator door at this address)";
      default -> "the service answered with HTTP status " + status + body.getString("error", "");
    };
  }
}
