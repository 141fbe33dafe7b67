package dev.signet.cli.show;

import jakarta.json.Json;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/**
 * Prints reports: text and warnings on their own channels, or one JSON object on standard output.
 *
 * @param json whether scripts read along
 */
public record Printer(PrintWriter out, PrintWriter err, boolean json) {

  /** Prints a report; the returned number is the program's exit code. */
  public int print(Report report) {
    if (json) {
      out.println(document(report));
    } else {
      report.lines().forEach(line -> out.println(TerminalText.of(line)));
    }
    report.warnings().forEach(warning -> err.println("signet: " + TerminalText.of(warning)));
    out.flush();
    err.flush();
    return report.exitCode().number();
  }

  /** Prints a remark that is no result. */
  public void remark(String text) {
    err.println("signet: " + TerminalText.of(text));
    err.flush();
  }

  /**
   * Outside its strings JSON has no character but ASCII and line ends, so escaping afterwards is
   * safe.
   */
  private static String document(Report report) {
    StringWriter text = new StringWriter();
    try (JsonWriter writer =
        Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true)).createWriter(text)) {
      writer.writeObject(report.json());
    }
    StringBuilder safe = new StringBuilder();
    text.toString()
        .strip()
        .lines()
        .forEach(line -> safe.append(TerminalText.of(line)).append('\n'));
    return safe.toString().stripTrailing();
  }
}
