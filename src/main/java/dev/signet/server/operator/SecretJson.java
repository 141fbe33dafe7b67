package dev.signet.server.operator;

import dev.signet.registration.IssuedSecret;
import dev.signet.registration.NewSecret;
import dev.signet.xkms.model.UseKeyWith;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/**
 * Shared secrets as JSON; the secret itself stands in the answer to its making and nowhere else.
 */
final class SecretJson {
  private SecretJson() {}

  static JsonObject made(NewSecret secret) {
    return described(secret.id(), secret.names())
        .add("secret", secret.passPhrase())
        .add("uses", secret.uses())
        .add("notOnOrAfter", secret.notOnOrAfter().toString())
        .build();
  }

  static JsonObject list(List<IssuedSecret> secrets) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    secrets.forEach(secret -> array.add(kept(secret)));
    return Json.createObjectBuilder().add("secrets", array).build();
  }

  private static JsonObjectBuilder kept(IssuedSecret secret) {
    return described(secret.id(), secret.names())
        .add("uses", secret.usesLeft())
        .add("notOnOrAfter", secret.notOnOrAfter().toString())
        .add("usable", secret.usable());
  }

  private static JsonObjectBuilder described(String id, List<UseKeyWith> names) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    for (UseKeyWith name : names) {
      array.add(
          Json.createObjectBuilder()
              .add("application", name.application())
              .add("identifier", name.identifier()));
    }
    return Json.createObjectBuilder().add("id", id).add("names", array);
  }
}
