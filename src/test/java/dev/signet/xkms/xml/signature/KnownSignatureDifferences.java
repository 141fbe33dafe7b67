package dev.signet.xkms.xml.signature;

import dev.signet.xkms.xml.signature.SignatureCorporaTest.Answer;
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

/** The exceptions file: where our answer differs from a corpus, and why it does. */
final class KnownSignatureDifferences {
  private static final Path FILE = Path.of("src/test/resources/conformance/xmlsig-exceptions.txt");

  /** A line {@code = key | our words | because}. */
  record Reason(String key, String ours, String because) {}

  /** A line {@code corpus | case | key}. */
  record Difference(String corpus, String id, Reason reason) {}

  private final Map<String, Reason> reasons = new LinkedHashMap<>();
  private final List<Difference> differences = new ArrayList<>();

  KnownSignatureDifferences() {
    try {
      Files.readAllLines(FILE).stream()
          .filter(line -> !line.startsWith("# ") && !line.isBlank())
          .forEach(this::read);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void read(String line) {
    List<String> parts = Arrays.stream(line.split("\\|", 3)).map(String::strip).toList();
    if (parts.size() != 3 || parts.get(2).isEmpty()) {
      throw new IllegalArgumentException("neither a reason nor a difference: " + line);
    }
    if (line.startsWith("= ")) {
      String key = parts.get(0).substring(2);
      reasons.put(key, new Reason(key, parts.get(1), parts.get(2)));
    } else {
      Reason reason = Optional.ofNullable(reasons.get(parts.get(2))).orElseThrow();
      differences.add(new Difference(parts.get(0), parts.get(1), reason));
    }
  }

  List<Reason> reasons() {
    return List.copyOf(reasons.values());
  }

  List<Difference> because(Reason reason) {
    return differences.stream().filter(d -> d.reason().equals(reason)).toList();
  }

  /** What the file and the run do not agree about; empty is good. */
  List<String> complaints(String corpus, List<Answer> answers) {
    Map<String, Difference> known = new LinkedHashMap<>();
    differences.stream().filter(d -> d.corpus().equals(corpus)).forEach(d -> known.put(d.id(), d));
    List<String> complaints = new ArrayList<>();
    for (Answer answer : answers) {
      complaint(answer, Optional.ofNullable(known.remove(answer.about().id())))
          .ifPresent(complaints::add);
    }
    known.keySet().forEach(id -> complaints.add("no such case: " + id));
    return complaints;
  }

  private static Optional<String> complaint(Answer answer, Optional<Difference> known) {
    if (answer.isRight()) {
      return known.map(d -> "exception no longer needed: " + d.id());
    }
    boolean isKnown = known.filter(d -> d.reason().ours().equals(answer.words())).isPresent();
    return isKnown
        ? Optional.empty()
        : Optional.of(
            answer.about().id()
                + " is not "
                + answer.about().expected()
                + " here: "
                + answer.words());
  }
}
