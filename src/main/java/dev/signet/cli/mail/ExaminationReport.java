package dev.signet.cli.mail;

import dev.signet.cli.show.ExitCode;
import dev.signet.cli.show.Report;
import dev.signet.entity.MailAddress;
import dev.signet.mail.edge.EdgeReport;
import dev.signet.mail.edge.finding.JudgedSigner;
import dev.signet.mail.handling.Inspection;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A message's finding and decision, for people and for scripts. */
record ExaminationReport(Inspection inspection, EdgeReport decided) {

  Report report() {
    return Report.of(exitCode(), decided.result().word(), lines(), json());
  }

  private ExitCode exitCode() {
    return switch (decided.result()) {
      case PASS -> ExitCode.OK;
      case FAIL, POLICY -> ExitCode.NO;
      case NONE, NEUTRAL, TEMPERROR, PERMERROR -> ExitCode.UNDECIDED;
    };
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("result    " + decided.result().word());
    lines.add("identity  " + decided.identity().orElse("nobody"));
    lines.add("finding   " + decided.finding() + " (" + inspection.examination().because() + ")");
    for (JudgedSigner signer : inspection.finding().signers()) {
      lines.add("  signer  " + words(signer));
    }
    lines.add("decision  " + decided.decision() + ", rule " + decided.ruling().rule());
    lines.add("because   " + decided.ruling().because());
    decided.reply().ifPresent(reply -> lines.add("reply     " + reply));
    return lines;
  }

  private static String words(JudgedSigner signer) {
    return signer
            .finding()
            .certificate()
            .map(c -> c.getSubjectX500Principal().getName())
            .orElse("no certificate")
        + ": "
        + signer.signature().words()
        + "; "
        + signer.finding().because()
        + "; "
        + signer.key().because();
  }

  private JsonObject json() {
    JsonObjectBuilder json = Json.createObjectBuilder();
    decided.fields().forEach((name, value) -> add(json, name, value));
    JsonArrayBuilder signers = Json.createArrayBuilder();
    inspection.finding().signers().forEach(signer -> signers.add(signer(signer)));
    return json.add(
            "shape", inspection.examination().shape().name().toLowerCase(java.util.Locale.ROOT))
        .add("examination", inspection.examination().because())
        .add("signers", signers)
        .build();
  }

  private static JsonObjectBuilder signer(JudgedSigner signer) {
    JsonObjectBuilder json = Json.createObjectBuilder().add("layer", signer.layer());
    add(
        json,
        "certificate",
        signer.finding().certificate().map(c -> c.getSubjectX500Principal().getName()));
    return json.add(
            "integrity", signer.finding().integrity().name().toLowerCase(java.util.Locale.ROOT))
        .add("alignment", signer.alignment().name().toLowerCase(java.util.Locale.ROOT))
        .add(
            "mailboxes",
            Json.createArrayBuilder(
                signer.mailboxes().stream().map(MailAddress::toString).toList()))
        .add("counts-as", signer.signature().code())
        .add("because", signer.finding().because())
        .add("key", signer.key().because());
  }

  private static void add(JsonObjectBuilder json, String name, Optional<String> value) {
    json.add(name, value.<JsonValue>map(Json::createValue).orElse(JsonValue.NULL));
  }
}
