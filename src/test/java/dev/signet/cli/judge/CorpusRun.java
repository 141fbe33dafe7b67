package dev.signet.cli.judge;

import dev.signet.cli.Main;
import dev.signet.cli.session.Surroundings;
import dev.signet.conformance.peer.Corpus;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code signet judge} says about a corpus, taken from the lines that it prints. */
final class CorpusRun {
  /** Classes whose rules are a choice, and the built-in policies that make it. */
  static final Map<String, String> POLICIES =
      Map.of(
          "anchor", "anchor",
          "profile", "profile",
          "eku-chaining", "eku-chaining",
          "crypto-policy", "crypto-policy",
          "age-policy", "age-policy",
          "usage", "usage",
          "webpki", "webpki");

  private CorpusRun() {}

  /** One line. */
  record Line(String verdict, List<String> reasons, Optional<Set<String>> policies, long ms) {
    static Line of(JsonObject json) {
      return new Line(
          json.getString("verdict"),
          json.getJsonArray("reasons").getValuesAs(JsonString::getString),
          Optional.ofNullable(json.getJsonArray("policies"))
              .map(l -> Set.copyOf(l.getValuesAs(JsonString::getString))),
          json.getJsonNumber("ms").longValue());
    }
  }

  /** The policy under which cases of a class are decided. */
  static String policyFor(String kind) {
    return POLICIES.getOrDefault(kind, JudgePolicy.DEFAULT);
  }

  /** Every case under the default policy. */
  static Map<String, Line> plain(Corpus corpus) {
    return lines(corpus, List.of());
  }

  /** Every case under the policy for its class. */
  static Map<String, Line> chosen(
      Corpus corpus, Map<String, Line> plain, Map<String, Corpus.Expectation> expectations) {
    Map<String, Line> all = new LinkedHashMap<>(plain);
    for (String kind : kinds(expectations)) {
      if (POLICIES.containsKey(kind)) {
        Map<String, Line> strict =
            lines(corpus, List.of("--only", kind, "--policy", policyFor(kind)));
        strict.keySet().removeIf(id -> !expectations.get(id).kind().equals(kind));
        all.putAll(strict); // an id may begin like the name of a class
      }
    }
    return all;
  }

  static Set<String> kinds(Map<String, Corpus.Expectation> expectations) {
    return expectations.values().stream()
        .map(Corpus.Expectation::kind)
        .collect(Collectors.toCollection(java.util.TreeSet::new));
  }

  private static Map<String, Line> lines(Corpus corpus, List<String> more) {
    List<String> words = new ArrayList<>(List.of("judge", "--threads", "2", "--explain"));
    Collections.addAll(
        words, "--cases", corpus.cases().toString(), "--files", corpus.files().toString());
    corpus.www().ifPresent(www -> Collections.addAll(words, "--www", www.toString()));
    words.addAll(more);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        Main.run(
            nowhere(),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            words.toArray(String[]::new));
    if (exit > 2) {
      throw new AssertionError(words + " ended with " + exit + ": " + err);
    }
    Map<String, Line> lines = new LinkedHashMap<>();
    for (String line : out.toString().split("\n")) {
      JsonObject json = Json.createReader(new StringReader(line)).readObject();
      lines.put(json.getString("id"), Line.of(json));
    }
    return lines;
  }

  private static Surroundings nowhere() {
    return new Surroundings(
        Map.of(),
        Path.of("no-such-home"),
        question -> Optional.empty(),
        InstantSource.system(),
        new SecureRandom());
  }
}
