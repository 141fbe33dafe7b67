package dev.signet.cli.judge;

import dev.signet.conformance.peer.Corpus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The exceptions file: where we differ from a corpus, and by which section we do. */
final class KnownDifferences {
  static final Path FILE = Path.of("src/test/resources/conformance/paths-exceptions.txt");

  /** A line: {@code corpus | case | ours | expected | reason}. */
  record Difference(String corpus, String id, String ours, String expected, String reason) {
    static Difference read(String line) {
      List<String> parts = Arrays.stream(line.split("\\|", 5)).map(String::strip).toList();
      if (parts.size() != 5 || !parts.get(4).matches(".*(RFC [0-9]+|X\\.509|CA/B).*")) {
        throw new IllegalArgumentException("not a difference with a reason and section: " + line);
      }
      return new Difference(parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4));
    }
  }

  private KnownDifferences() {}

  static List<Difference> all() {
    try {
      return Files.readAllLines(FILE).stream()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(Difference::read)
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static List<Difference> of(Corpus corpus) {
    return all().stream().filter(known -> known.corpus().equals(corpus.name())).toList();
  }

  /** What the file and the run do not agree about; empty is good. */
  static List<String> complaints(
      Corpus corpus,
      Map<String, Corpus.Expectation> expectations,
      Map<String, CorpusRun.Line> lines) {
    Map<String, Difference> known = new LinkedHashMap<>();
    of(corpus).forEach(difference -> known.put(difference.id(), difference));
    List<String> complaints = new ArrayList<>();
    for (Corpus.Expectation expected : expectations.values()) {
      CorpusRun.Line line = lines.get(expected.id());
      Difference difference = known.remove(expected.id());
      complaints.addAll(compare(expected, line, difference));
    }
    known.keySet().forEach(id -> complaints.add("no such case: " + corpus.name() + " " + id));
    return complaints;
  }

  private static List<String> compare(
      Corpus.Expectation expected,
      CorpusRun.@org.jspecify.annotations.Nullable Line line,
      @org.jspecify.annotations.Nullable Difference known) {
    if (line == null) {
      return List.of("no line for " + expected.id());
    }
    boolean differs =
        !expected.verdict().equals("VARIES") && !expected.verdict().equals(line.verdict());
    if (!differs) {
      return known == null ? List.of() : List.of("exception no longer needed: " + expected.id());
    }
    String kind = CorpusTable.Outcome.of(expected.verdict(), line.verdict()).name();
    return known != null && known.ours().equals(line.verdict())
        ? List.of()
        : List.of(kind + " " + expected.kind() + " " + expected.id() + " " + line.reasons());
  }
}
