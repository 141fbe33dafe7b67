package dev.signet.conformance.mail;

import dev.signet.conformance.mail.Examined.Outcome;
import dev.signet.conformance.mail.MailExamineCorpusTest.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The exceptions file: where the command differs from a corpus, and why it does. */
final class KnownMailDifferences {
  private static final Path FILE = Path.of("src/test/resources/conformance/mail-exceptions.txt");

  /** A line: {@code corpus | case | ours | expected | reason}. */
  record Difference(String corpus, String id, String ours, String expected, String reason) {
    static Difference read(String line) {
      List<String> parts = Arrays.stream(line.split("\\|", 5)).map(String::strip).toList();
      if (parts.size() != 5 || parts.get(4).isEmpty()) {
        throw new IllegalArgumentException("not a difference with a reason: " + line);
      }
      return new Difference(parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4));
    }
  }

  private KnownMailDifferences() {}

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

  /** What the file and the run do not agree about; empty is good. */
  static List<String> complaints(String corpus, List<Answer> answers) {
    Map<String, Difference> known = new LinkedHashMap<>();
    all().stream().filter(d -> d.corpus().equals(corpus)).forEach(d -> known.put(d.id(), d));
    List<String> complaints = new ArrayList<>();
    for (Answer answer : answers) {
      complaint(answer, Optional.ofNullable(known.remove(answer.about().id())))
          .ifPresent(complaints::add);
    }
    known.keySet().forEach(id -> complaints.add("no such case: " + id));
    return complaints;
  }

  private static Optional<String> complaint(Answer answer, Optional<Difference> known) {
    Optional<String> difference = difference(answer);
    if (difference.isEmpty()) {
      return known.map(d -> "exception no longer needed: " + d.id());
    }
    boolean isKnown = known.filter(d -> d.ours().equals(answer.chosen().words())).isPresent();
    return isKnown
        ? Optional.empty()
        : Optional.of(difference.get() + ": " + answer.about().id() + " " + answer.chosen().json());
  }

  /** What is not as expected; in cases that are not counted too nobody but a signer may pass. */
  private static Optional<String> difference(Answer answer) {
    Outcome outcome = answer.chosen().against(answer.about());
    if (answer.chosen().isImpostor(answer.about())) {
      return Optional.of("IMPOSTOR");
    }
    return outcome == Outcome.RIGHT || outcome == Outcome.UNCOUNTED
        ? Optional.empty()
        : Optional.of(outcome.name());
  }
}
