package dev.signet.cli.domain;

import dev.signet.policy.DomainPolicy;
import dev.signet.policy.ListedKeys;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A policy, for people and for scripts. */
record PolicyView(DomainPolicy policy) {

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    new TreeMap<>(policy.authentication())
        .forEach((protocol, p) -> lines.add("AuthenticationPolicy " + protocol + " " + p.word()));
    new TreeMap<>(policy.encryption())
        .forEach((protocol, p) -> lines.add("EncryptionPolicy " + protocol + " " + p.word()));
    for (ListedKeys.Certificate one : policy.keys().certificates()) {
      lines.add("X509 " + type(one) + " " + one.digestAlgorithm() + " " + one.digest());
    }
    for (ListedKeys.Key key : policy.keys().keys()) {
      lines.add("Key " + key.algorithm() + " " + key.subjectPublicKeyInfo());
    }
    if (policy.keys().unreadable() > 0) {
      lines.add(policy.keys().unreadable() + " entries that cannot be read");
    }
    lines.add("Mode " + mode());
    policy.notice().map(URI::toString).ifPresent(uri -> lines.add("Notice " + uri));
    return lines;
  }

  JsonObjectBuilder json() {
    JsonObjectBuilder authentication = Json.createObjectBuilder();
    policy.authentication().forEach((protocol, p) -> authentication.add(protocol, p.word()));
    JsonObjectBuilder encryption = Json.createObjectBuilder();
    policy.encryption().forEach((protocol, p) -> encryption.add(protocol, p.word()));
    JsonObjectBuilder all =
        Json.createObjectBuilder()
            .add("authentication", authentication)
            .add("encryption", encryption)
            .add("certificates", certificates())
            .add("keys", keys())
            .add("unreadable", policy.keys().unreadable())
            .add("mode", mode());
    policy.notice().map(URI::toString).ifPresent(uri -> all.add("notice", uri));
    return all;
  }

  private JsonArrayBuilder certificates() {
    JsonArrayBuilder all = Json.createArrayBuilder();
    for (ListedKeys.Certificate one : policy.keys().certificates()) {
      JsonObjectBuilder entry =
          Json.createObjectBuilder()
              .add("type", type(one))
              .add("digestAlgorithm", one.digestAlgorithm())
              .add("digest", one.digest());
      one.issuerAndSerial().ifPresent(issuer -> entry.add("issuerAndSerial", issuer));
      one.locator().map(URI::toString).ifPresent(uri -> entry.add("locator", uri));
      all.add(entry);
    }
    return all;
  }

  private JsonArrayBuilder keys() {
    JsonArrayBuilder all = Json.createArrayBuilder();
    for (ListedKeys.Key key : policy.keys().keys()) {
      all.add(
          Json.createObjectBuilder()
              .add("algorithm", key.algorithm())
              .add("value", key.subjectPublicKeyInfo()));
    }
    return all;
  }

  private String mode() {
    return policy.isMonitored() ? "monitor" : "enforce";
  }

  private static String type(ListedKeys.Certificate certificate) {
    return certificate.isAuthority() ? "CA" : "EndEntity";
  }
}
