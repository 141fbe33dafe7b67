package dev.signet.cli.ask;

import dev.signet.cli.show.BindingView;
import dev.signet.cli.show.ExitCode;
import dev.signet.cli.show.ExplanationView;
import dev.signet.cli.show.Report;
import dev.signet.client.Assurance;
import dev.signet.client.Query;
import dev.signet.xkms.model.Explanation;
import dev.signet.xkms.model.KeyBinding;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.xml.ExplanationExtension;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A Validate's verdicts, shown. */
record ValidateReport(Query query, Result.Validate result) {

  Report report() {
    List<String> lines = new ArrayList<>();
    JsonArrayBuilder bindings = Json.createArrayBuilder();
    for (KeyBinding binding : result.bindings()) {
      Assurance assurance = Assurance.of(query, binding);
      lines.addAll(lines(binding, assurance));
      bindings.add(json(binding, assurance));
    }
    JsonObjectBuilder details = Json.createObjectBuilder().add("bindings", bindings);
    explanation().ifPresent(e -> details.add("explanation", e.json()));
    lines.addAll(explained());
    StatusValue verdict = verdict();
    return Report.of(
        exitCode(verdict), verdict.name().toLowerCase(Locale.ROOT), lines, details.build());
  }

  /**
   * Every binding of a certificate has to hold; of the keys that somebody has, one that holds is
   * enough.
   */
  private StatusValue verdict() {
    List<StatusValue> values =
        result.bindings().stream().map(b -> Assurance.of(query, b).value()).toList();
    boolean oneKey = !query.example().description().keyInfo().isEmpty();
    List<StatusValue> order =
        oneKey
            ? List.of(StatusValue.INVALID, StatusValue.INDETERMINATE, StatusValue.VALID)
            : List.of(StatusValue.VALID, StatusValue.INDETERMINATE, StatusValue.INVALID);
    return order.stream().filter(values::contains).findFirst().orElse(StatusValue.INDETERMINATE);
  }

  private static ExitCode exitCode(StatusValue verdict) {
    return switch (verdict) {
      case VALID -> ExitCode.OK;
      case INVALID -> ExitCode.NO;
      case INDETERMINATE -> ExitCode.UNDECIDED;
    };
  }

  private static List<String> lines(KeyBinding binding, Assurance assurance) {
    List<String> lines = new ArrayList<>();
    BindingView view = new BindingView(binding.description(), binding.validity());
    lines.add(word(assurance.value()) + "  " + view.headline());
    lines.addAll(BindingView.reasons(binding.status()));
    assurance.shortfalls().forEach(shortfall -> lines.add("  but            " + shortfall));
    return lines;
  }

  private static JsonObjectBuilder json(KeyBinding binding, Assurance assurance) {
    return new BindingView(binding.description(), binding.validity())
        .json()
        .add("status", BindingView.json(binding.status()))
        .add("verdict", word(assurance.value()))
        .add("shortfalls", Json.createArrayBuilder(assurance.shortfalls()));
  }

  private List<String> explained() {
    if (!query.wish().explained()) {
      return List.of();
    }
    return explanation()
        .map(ExplanationView::lines)
        .orElse(List.of("  the service gave no explanation; only Signet services do"));
  }

  private Optional<ExplanationView> explanation() {
    Optional<Explanation> given = ExplanationExtension.readFrom(result.header().extensions());
    return given.map(ExplanationView::new);
  }

  private static String word(StatusValue value) {
    return value.name().charAt(0) + value.name().substring(1).toLowerCase(Locale.ROOT);
  }
}
