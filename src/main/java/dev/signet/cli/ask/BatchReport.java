package dev.signet.cli.ask;

import dev.signet.cli.show.ExitCode;
import dev.signet.cli.show.Report;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Many reports as one: a line for each subject, what was found below it, and the exit code of the
 * worst.
 *
 * @param reports in the order of {@code subjects}
 */
record BatchReport(List<String> subjects, List<Report> reports) {

  Report report() {
    List<String> lines = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    JsonArrayBuilder results = Json.createArrayBuilder();
    for (int i = 0; i < subjects.size(); i++) {
      Report one = reports.get(i);
      String subject = subjects.get(i);
      lines.add(subject + ": " + one.outcome());
      one.lines().forEach(line -> lines.add("  " + line));
      one.warnings().forEach(warning -> warnings.add(subject + ": " + warning));
      results.add(
          Json.createObjectBuilder(one.details())
              .add("subject", subject)
              .add("outcome", one.outcome())
              .add("exitCode", one.exitCode().number()));
    }
    return new Report(
        worst(),
        "asked",
        lines,
        warnings,
        Json.createObjectBuilder().add("results", results).build());
  }

  private ExitCode worst() {
    return reports.stream()
        .map(Report::exitCode)
        .max(Comparator.comparingInt(ExitCode::number))
        .orElse(ExitCode.OK);
  }
}
