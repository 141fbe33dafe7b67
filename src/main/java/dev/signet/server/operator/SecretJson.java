package dev.signet.server.operator;

import dev.signet.xkms.registry.SharedSecret;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** Shared secrets as JSON; the secret itself stands in the answer to its making and nowhere else. */
final class SecretJson {
  private SecretJson() {}

  static JsonObject handout(SecretDesk.Handout handout) {
    return kept(handout.kept()).add("secret", handout.words()).build();
  }

  static JsonObject list(List<SharedSecret> secrets) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    secrets.forEach(secret -> array.add(kept(secret)));
    return Json.createObjectBuilder().add("secrets", array).build();
  }

  static JsonObject error(String words) {
    return Json.createObjectBuilder().add("error", words).build();
  }

  private static JsonObjectBuilder kept(SharedSecret secret) {
    JsonArrayBuilder names = Json.createArrayBuilder();
    secret
        .names()
        .forEach(
            name ->
                names.add(
                    Json.createObjectBuilder()
                        .add("application", name.application())
                        .add("identifier", name.identifier())));
    return Json.createObjectBuilder()
        .add("id", secret.id())
        .add("names", names)
        .add("uses", secret.usesLeft())
        .add("notOnOrAfter", secret.notOnOrAfter().toString());
  }
}
