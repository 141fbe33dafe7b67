package dev.signet.conformance.peer;

import dev.signet.cli.judge.cases.Archive;
import dev.signet.cli.judge.cases.CaseFile;
import dev.signet.cli.judge.cases.PathCase;
import dev.signet.cli.judge.cases.UnreadableCase;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A corpus of path cases outside the repository, with what it expects. */
public record Corpus(String name, Path directory) {
  /** Where the corpora lie, if they are there at all. */
  public static final Path HOME = Path.of("..", "shared", "corpora");

  public static final List<String> NAMES =
      List.of(
          "pkits",
          "pkitsv2-2048",
          "pdts2",
          "nist-2003",
          "limbo",
          "bssl-chains",
          "bettertls-pathbuilding",
          "x509test",
          "crl-bssl",
          "ocsp-openssl");

  /**
   * What a case expects.
   *
   * @param verdict VALID, INVALID or VARIES
   * @param policies the user-constrained-policy-set of a valid path, where the case names it
   */
  public record Expectation(
      String id, String kind, String verdict, Optional<Set<String>> policies) {}

  public static boolean present() {
    return Files.isRegularFile(HOME.resolve("pkits/cases.json"));
  }

  public static List<Corpus> all() {
    return NAMES.stream().map(name -> new Corpus(name, HOME.resolve(name))).toList();
  }

  public Path cases() {
    return directory.resolve("cases.json");
  }

  public Path files() {
    return directory.resolve("files.zip");
  }

  public Optional<Path> www() {
    return Optional.of(directory.resolve("www.zip")).filter(Files::isRegularFile);
  }

  public Archive archive() throws IOException {
    return new Archive(files());
  }

  public List<PathCase> pathCases() throws IOException, UnreadableCase {
    List<PathCase> all = new ArrayList<>();
    new CaseFile(cases())
        .forEach(entry -> entry.match(all::add, (id, because) -> fail(id, because)));
    return all;
  }

  private static boolean fail(String id, String because) {
    throw new AssertionError(id + ": " + because);
  }

  /** By case id, in the order of the file. */
  public Map<String, Expectation> expectations() throws IOException {
    Map<String, Expectation> all = new LinkedHashMap<>();
    try (JsonReader reader = Json.createReader(Files.newBufferedReader(cases()))) {
      for (JsonValue item : reader.readObject().getJsonArray("cases")) {
        Expectation one = expectation(item.asJsonObject());
        all.put(one.id(), one);
      }
    }
    return all;
  }

  private static Expectation expectation(JsonObject item) {
    return new Expectation(
        item.getString("id"),
        item.getString("applicability", "core"),
        item.getString("expected"),
        policies(item));
  }

  /** Two corpora write it in two ways; an empty list says nothing about a valid path. */
  private static Optional<Set<String>> policies(JsonObject item) {
    Set<String> named = new TreeSet<>();
    if (item.get("expectedUserConstrainedPolicySet") instanceof jakarta.json.JsonArray list) {
      list.getValuesAs(JsonString.class).forEach(oid -> named.add(oid.getString()));
    }
    if (item.get("extra") instanceof JsonObject extra) {
      String text = extra.getString("expected_user_constrained_policy_set", "");
      named.addAll(text.isEmpty() ? List.of() : List.of(text.split(", *")));
    }
    return named.isEmpty() ? Optional.empty() : Optional.of(named);
  }
}
