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

  /**
   * What is wrong, in words for a person: what can be done about it, then what the service itself
   * says.
   */
  public String trouble() {
    String words = body.getString("error", "");
    return advice() + (words.isEmpty() ? "" : ": " + words);
  }

  private String advice() {
    return switch (status) {
      case 400 -> "the service refused the order";
      case 401 ->
          "the service does not accept this operator token; read it anew from its data directory (--token-file)";
      case 403 ->
          "the service takes operator orders only from its own machine, or over https where it is set up for that";
      case 404 -> "the service knows nothing of that name, or has no operator door at this address";
      case 503 -> "the service is there but not ready; try: signet ping";
      default -> "the service answered with HTTP status " + status;
    };
  }
}
