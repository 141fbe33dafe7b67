package dev.signet.conformance.mail;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A corpus in the format mail-cases/1, outside the repository. */
record MailCorpus(String name, Path directory) {
  static final Path HOME = Path.of("..", "shared", "corpora");
  static final List<String> NAMES =
      List.of("smime-pkits", "smime-thunderbird", "smime-misc", "smime-pdts");

  /**
   * One message.
   *
   * @param verdict that the corpus expects
   * @param from mailboxes of the From fields, lower case, as another reader found them
   * @param signers mailboxes of the signers' certificates, lower case, as another reader found them
   */
  record Case(
      String id,
      String kind,
      String verdict,
      String time,
      byte[] message,
      Map<String, byte[]> anchors,
      Map<String, byte[]> lists,
      Set<String> from,
      Set<String> signers) {

    boolean isCounted() {
      return !Set.of("VARIES", "UNSPECIFIED").contains(verdict);
    }
  }

  static boolean present() {
    return NAMES.stream()
        .allMatch(name -> Files.isRegularFile(HOME.resolve(name).resolve("cases.json")));
  }

  static MailCorpus named(String name) {
    return new MailCorpus(name, HOME.resolve(name));
  }

  /** What the command is told beside the case: two of them are of the time of SHA-1 and DSA. */
  List<String> options() {
    return name.equals("smime-pkits") || name.equals("smime-pdts")
        ? List.of("--old-algorithms")
        : List.of();
  }

  List<Case> cases() throws IOException {
    Map<String, byte[]> files = files();
    List<Case> cases = new ArrayList<>();
    try (JsonReader reader =
        Json.createReader(Files.newBufferedReader(directory.resolve("cases.json")))) {
      JsonObject whole = reader.readObject();
      for (JsonValue one : whole.getJsonArray("cases")) {
        cases.add(read(one.asJsonObject(), texts(whole, "trustAnchors"), files));
      }
    }
    return cases;
  }

  private static Case read(JsonObject one, List<String> anchors, Map<String, byte[]> files) {
    List<String> trusted = one.containsKey("trustAnchors") ? texts(one, "trustAnchors") : anchors;
    String file = one.getString("file");
    JsonObject facts = one.getJsonObject("facts");
    return new Case(
        one.getString("id"),
        one.getString("category"),
        one.getJsonObject("expected").getString("verdict"),
        one.getString("time"),
        message(file, files.get(file)),
        chosen(files, trusted),
        chosen(files, texts(one, "crls")),
        mailboxes(texts(facts, "fromHeaders")),
        signers(facts));
  }

  /** CMS alone is put into a message. */
  private static byte[] message(String file, byte[] octets) {
    if (!file.endsWith(".bin") && !file.endsWith(".cms")) {
      return octets;
    }
    String text =
        "From: nobody@example.com\r\nMIME-Version: 1.0\r\nContent-Type: application/pkcs7-mime\r\n"
            + "Content-Transfer-Encoding: base64\r\n\r\n"
            + Base64.getMimeEncoder().encodeToString(octets)
            + "\r\n";
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static Map<String, byte[]> chosen(Map<String, byte[]> files, List<String> names) {
    Map<String, byte[]> chosen = new HashMap<>();
    names.forEach(name -> chosen.put(name.replace('/', '_'), files.get(name)));
    return chosen;
  }

  private static List<String> texts(JsonObject object, String name) {
    return object.get(name) instanceof JsonArray list
        ? list.getValuesAs(JsonString.class).stream().map(JsonString::getString).toList()
        : List.of();
  }

  private static Set<String> mailboxes(List<String> fields) {
    Set<String> found = new HashSet<>();
    for (String field : fields) {
      found.add(field.replaceFirst("(?s).*<(.*)>.*", "$1").strip().toLowerCase(Locale.ROOT));
    }
    return found;
  }

  private static Set<String> signers(JsonObject facts) {
    Set<String> found = new HashSet<>();
    for (String name : List.of("signers", "cms")) {
      if (facts.get(name) instanceof JsonArray signers) {
        signers.forEach(signer -> found.addAll(texts(signer.asJsonObject(), "emails")));
      }
    }
    return found;
  }

  private Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    try (ZipInputStream in =
        new ZipInputStream(Files.newInputStream(directory.resolve("files.zip")))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return files;
  }

  /** What other programs made of it, as the corpus itself says: name and score of all cases. */
  Map<String, String> baselines() throws IOException {
    Map<String, String> found = new TreeMap<>();
    for (String line : Files.readAllLines(directory.resolve("README.md"))) {
      if (line.matches("- [a-z-]+: ALL .*")) {
        String[] parts = line.substring(2).split(": ALL |; ");
        found.put(parts[0], parts[1]);
      }
    }
    return found;
  }
}
