package dev.signet.conformance.mail;

import dev.signet.cli.Main;
import dev.signet.cli.session.Surroundings;
import dev.signet.testkit.TestAuthority;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code signet mail examine} said of a case.
 *
 * @param code of the finding
 * @param identity lower case, since other readers do not keep the case
 */
record Examined(
    String result, String code, Optional<String> identity, boolean holds, JsonObject json) {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-06-01T00:00:00Z"));

  /** How an answer compares with what the corpus expects. */
  enum Outcome {
    RIGHT,
    /** Good, though the corpus says that it is not. */
    FALSE_ACCEPT,
    /** Not good, though the corpus says that it is. */
    FALSE_REJECT,
    /** Another word, of a message that the corpus calls neither good nor bad. */
    OTHER_WORD,
    UNCOUNTED
  }

  /** Runs the command on a case, with its anchors and lists in a folder. */
  static Examined of(MailCorpus.Case one, Path room, List<String> options) throws Exception {
    Path folder = Files.createTempDirectory(room, "case");
    Path anchors = Files.createDirectory(folder.resolve("anchors"));
    write(anchors, one.anchors());
    write(anchors, one.lists());
    if (one.anchors().isEmpty()) {
      write(anchors, stranger());
    }
    Path message = Files.write(folder.resolve("message.eml"), one.message());
    List<String> arguments = new ArrayList<>(List.of("mail", "examine"));
    arguments.addAll(List.of(message.toString(), "--anchors", anchors.toString()));
    arguments.addAll(List.of("--at", one.time(), "--json"));
    arguments.addAll(options);
    return read(one.id(), run(folder, arguments));
  }

  private static void write(Path folder, Map<String, byte[]> files) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
  }

  /** An anchor that has nothing to do with the case; the command wants one. */
  private static Map<String, byte[]> stranger() throws GeneralSecurityException {
    return Map.of("stranger.crt", TestAuthority.root("Stranger").certificate().getEncoded());
  }

  private static String run(Path home, List<String> arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Surroundings surroundings =
        new Surroundings(Map.of(), home, question -> Optional.empty(), CLOCK, new SecureRandom());
    Main.run(
        surroundings,
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        arguments.toArray(String[]::new));
    return out.toString();
  }

  private static Examined read(String id, String output) {
    JsonObject json = Json.createReader(new StringReader(output)).readObject();
    if (!json.containsKey("finding")) {
      throw new AssertionError(id + ": " + json);
    }
    boolean holds = false;
    for (JsonValue signer : json.getJsonArray("signers")) {
      holds |= signer.asJsonObject().getString("integrity").equals("holds");
    }
    return new Examined(
        json.getString("result"),
        json.getString("finding").replaceFirst(":.*", ""),
        json.get("identity") instanceof JsonString text
            ? Optional.of(text.getString().toLowerCase(Locale.ROOT))
            : Optional.empty(),
        holds,
        json);
  }

  boolean isGood() {
    return result.equals("pass") || result.equals("policy");
  }

  Outcome against(MailCorpus.Case one) {
    return switch (one.verdict()) {
      case "VALID" -> isRightlyGood(one) ? Outcome.RIGHT : Outcome.FALSE_REJECT;
      case "INVALID" -> bad(isGood() || one.anchors().isEmpty() && holds);
      case "NOT_VALID" -> bad(isGood());
      case "NOT_VALID_FOR_FROM" -> bad(result.equals("pass"));
      case "UNSIGNED", "NOT_SMIME" -> exactly("S0");
      case "ENCRYPTED" -> exactly("Senc");
      default -> Outcome.UNCOUNTED;
    };
  }

  /** A certificate without a mailbox can be good, but it authenticates nobody. */
  private boolean isRightlyGood(MailCorpus.Case one) {
    return one.signers().isEmpty()
        ? result.equals("policy") && code.equals("Sother")
        : result.equals("pass") && identity.map(Set::of).orElse(Set.of()).equals(one.from());
  }

  private static Outcome bad(boolean accepted) {
    return accepted ? Outcome.FALSE_ACCEPT : Outcome.RIGHT;
  }

  private Outcome exactly(String wanted) {
    return code.equals(wanted) ? Outcome.RIGHT : Outcome.OTHER_WORD;
  }

  /** Whether somebody is authenticated whom another reader did not find among the signers. */
  boolean isImpostor(MailCorpus.Case one) {
    return identity.filter(who -> !one.signers().contains(who)).isPresent();
  }

  /** In a few words: result, code, and who is authenticated. */
  String words() {
    return result + " " + code + identity.map(who -> " " + who).orElse("");
  }
}
