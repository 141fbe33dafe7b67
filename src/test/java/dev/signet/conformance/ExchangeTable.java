package dev.signet.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The exchanges that others wrote down, and which test plays each. */
final class ExchangeTable {
  static final Path LIST = Path.of("src/test/resources/conformance/exchanges.txt");

  /** A line {@code exchange | claim | text}. */
  record Row(String id, String claim, String text) {
    static Row read(String line) {
      List<String> parts = Arrays.stream(line.split("\\|", 3)).map(String::strip).toList();
      return new Row(parts.get(0), parts.get(1), parts.get(2));
    }

    boolean claimed() {
      return claim.equals("yes");
    }
  }

  private ExchangeTable() {}

  static List<Row> rows() {
    try {
      return Files.readAllLines(LIST).stream()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(Row::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The part of the page. */
  static String text() {
    Map<String, TreeSet<String>> tests = AnnotatedTests.ofExchanges();
    long claimed = rows().stream().filter(Row::claimed).count();
    StringBuilder page =
        new StringBuilder("\n## Exchanges\n\n")
            .append("Exchanges of the W3C's test collection as far as they can be reconstructed, ")
            .append("examples of the specification, and requests of\nxml-security-c's client. ")
            .append(claimed + " of " + rows().size() + " are played.\n\n")
            .append("| exchange | what | played by |\n|---|---|---|\n");
    for (Row row : rows()) {
      String shown =
          row.claimed()
              ? String.join("<br>", tests.getOrDefault(row.id(), new TreeSet<>()))
              : "not claimed - " + row.claim().replaceFirst("no: ", "");
      page.append("| " + row.id() + " | " + row.text() + " | " + shown + " |\n");
    }
    return page.toString();
  }
}
