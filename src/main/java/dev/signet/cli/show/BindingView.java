package dev.signet.cli.show;

import dev.signet.pki.certificate.Fingerprint;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyStatus;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.model.ValidityInterval;
import dev.signet.xkms.model.WireName;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A key binding as it is shown: whose key, which key, for what, how long. */
public record BindingView(BindingDescription description, Optional<ValidityInterval> validity) {

  /** The binding in one line: subject and names. */
  public String headline() {
    String names =
        description.useKeyWith().stream().map(Words::of).collect(Collectors.joining(", "));
    return Stream.of(who(), names)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("  "));
  }

  /** Aligned lines below the headline. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    keys()
        .forEach(
            key -> lines.add("  key     " + key.getAlgorithm() + " sha256:" + Fingerprint.of(key)));
    lines.add("  usage   " + Words.usage(description));
    validity.ifPresent(v -> lines.add("  period  " + Words.of(v).strip()));
    certificates().forEach(certificate -> lines.add("  cert    " + certificate.line()));
    return lines;
  }

  /** Reasons in three aligned lines, those that are empty left out. */
  public static List<String> reasons(KeyStatus status) {
    List<String> lines = new ArrayList<>();
    addReasons(lines, "  valid          ", status.valid());
    addReasons(lines, "  indeterminate  ", status.indeterminate());
    addReasons(lines, "  invalid        ", status.invalid());
    return lines;
  }

  /** Everything, for scripts. */
  public JsonObjectBuilder json() {
    JsonObjectBuilder view =
        Json.createObjectBuilder()
            .add("useKeyWith", names())
            .add(
                "usage",
                array(description.keyUsage().stream().sorted().map(WireName::uri).toList()))
            .add("keys", keysJson())
            .add("certificates", certificatesJson());
    validity
        .flatMap(ValidityInterval::notBefore)
        .ifPresent(t -> view.add("notBefore", t.toString()));
    validity
        .flatMap(ValidityInterval::notOnOrAfter)
        .ifPresent(t -> view.add("notOnOrAfter", t.toString()));
    return view;
  }

  /** A status with its reasons, for scripts. */
  public static JsonObject json(KeyStatus status) {
    return Json.createObjectBuilder()
        .add("value", Words.code(status.value().uri()))
        .add("valid", array(status.valid().stream().map(Words::code).toList()))
        .add("indeterminate", array(status.indeterminate().stream().map(Words::code).toList()))
        .add("invalid", array(status.invalid().stream().map(Words::code).toList()))
        .build();
  }

  static JsonArrayBuilder array(Collection<String> texts) {
    return Json.createArrayBuilder(texts);
  }

  private static void addReasons(List<String> lines, String label, List<String> reasons) {
    if (!reasons.isEmpty()) {
      lines.add(label + Words.codes(reasons));
    }
  }

  private String who() {
    return certificates()
        .findFirst()
        .map(CertificateView::subject)
        .or(
            () ->
                description
                    .keyInfo()
                    .all(KeyDatum.Name.class)
                    .findFirst()
                    .map(KeyDatum.Name::value))
        .orElse("");
  }

  private Stream<CertificateView> certificates() {
    return description
        .keyInfo()
        .all(KeyDatum.Certificate.class)
        .map(c -> new CertificateView(c.der()));
  }

  private Stream<PublicKey> keys() {
    return description.keyInfo().all(KeyDatum.Value.class).map(KeyDatum.Value::key);
  }

  private JsonArrayBuilder names() {
    JsonArrayBuilder names = Json.createArrayBuilder();
    for (UseKeyWith name : description.useKeyWith()) {
      names.add(
          Json.createObjectBuilder()
              .add("application", name.application())
              .add("identifier", name.identifier()));
    }
    return names;
  }

  private JsonArrayBuilder keysJson() {
    JsonArrayBuilder keys = Json.createArrayBuilder();
    keys()
        .forEach(
            key ->
                keys.add(
                    Json.createObjectBuilder()
                        .add("algorithm", key.getAlgorithm())
                        .add("sha256", Fingerprint.of(key).hex())));
    return keys;
  }

  private JsonArrayBuilder certificatesJson() {
    JsonArrayBuilder certificates = Json.createArrayBuilder();
    certificates().forEach(certificate -> certificates.add(certificate.json()));
    return certificates;
  }
}
