package dev.signet.cli.show;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * The outcome of one command, for people and for scripts.
 *
 * @param outcome one word for scripts: {@code valid}, {@code found}, {@code rejected} and so on
 * @param lines for standard output; made harmless only when printed
 * @param warnings for standard error
 * @param details for scripts, beside outcome, exit code and warnings
 */
public record Report(
    ExitCode exitCode,
    String outcome,
    List<String> lines,
    List<String> warnings,
    JsonObject details) {
  public Report {
    lines = List.copyOf(lines);
    warnings = List.copyOf(warnings);
  }

  public static Report of(
      ExitCode exitCode, String outcome, List<String> lines, JsonObject details) {
    return new Report(exitCode, outcome, lines, List.of(), details);
  }

  /**
   * Something went wrong: nothing on standard output, the reason and a way out on standard error.
   */
  public static Report trouble(ExitCode exitCode, String outcome, String because) {
    return new Report(
        exitCode,
        outcome,
        List.of(),
        List.of(because),
        Json.createObjectBuilder().add("because", because).build());
  }

  /** The same, not to be relied on. */
  public Report doubted(String warning) {
    List<String> all = new ArrayList<>(warnings);
    all.add(warning);
    ExitCode doubtful =
        exitCode == ExitCode.OK || exitCode == ExitCode.NO ? ExitCode.UNDECIDED : exitCode;
    return new Report(doubtful, outcome, lines, all, details);
  }

  public Report withLine(String line) {
    List<String> all = new ArrayList<>(lines);
    all.add(line);
    return new Report(exitCode, outcome, all, warnings, details);
  }

  public Report with(String name, String value) {
    return new Report(
        exitCode,
        outcome,
        lines,
        warnings,
        Json.createObjectBuilder(details).add(name, value).build());
  }

  JsonObject json() {
    JsonObjectBuilder whole =
        Json.createObjectBuilder().add("outcome", outcome).add("exitCode", exitCode.number());
    details.forEach(whole::add);
    if (!warnings.isEmpty()) {
      whole.add("warnings", Json.createArrayBuilder(warnings));
    }
    return whole.build();
  }
}
