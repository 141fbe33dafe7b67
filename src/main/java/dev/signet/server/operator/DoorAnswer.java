package dev.signet.server.operator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * One answer at the operator's door.
 *
 * @param fields of the HTTP header, beside those that every answer has
 */
record DoorAnswer(int status, Optional<JsonObject> body, Map<String, String> fields) {

  static DoorAnswer of(int status, JsonObject body) {
    return new DoorAnswer(status, Optional.of(body), Map.of());
  }

  static DoorAnswer empty() {
    return new DoorAnswer(HttpServletResponse.SC_NO_CONTENT, Optional.empty(), Map.of());
  }

  static DoorAnswer error(int status, String words) {
    return of(status, Json.createObjectBuilder().add("error", words).build());
  }

  /** The method is not one of these. */
  static DoorAnswer notAllowed(String methods) {
    return error(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "not understood here")
        .with("Allow", methods);
  }

  DoorAnswer with(String field, String value) {
    return new DoorAnswer(status, body, Map.of(field, value));
  }

  void send(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    response.setHeader("Cache-Control", "no-store");
    fields.forEach(response::setHeader);
    if (body.isPresent()) {
      byte[] octets = body.get().toString().getBytes(StandardCharsets.UTF_8);
      response.setContentType("application/json");
      response.setContentLength(octets.length);
      response.getOutputStream().write(octets);
    }
  }
}
