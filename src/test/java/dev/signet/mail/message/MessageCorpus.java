package dev.signet.mail.message;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Assumptions;

/** Messages of other projects, with what those say of their structure, where they lie beside. */
public final class MessageCorpus {
  private static final Path ZIP = Path.of("../shared/corpora/mime-robust/files.zip");
  private static final Pattern ELEMENT = Pattern.compile("<(/?multipart|/?message|body)>");

  private final Map<String, byte[]> files;

  private MessageCorpus(Map<String, byte[]> files) {
    this.files = files;
  }

  /** All of them; the test is skipped where they are absent. */
  public static MessageCorpus open() {
    if (!Files.exists(ZIP)) {
      Assumptions.abort("corpus mime-robust absent");
    }
    Map<String, byte[]> files = new TreeMap<>();
    try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(ZIP))) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        files.put(entry.getName(), entries.readAllBytes());
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return new MessageCorpus(files);
  }

  /** Names of the messages. */
  public List<String> names() {
    return files.keySet().stream().filter(name -> name.matches(".*\\.(msg|eml)")).toList();
  }

  public Content content(String name) {
    return Content.of(files.get(name));
  }

  /** Names of messages with a description of that kind. */
  public List<String> described(String kind) {
    return names().stream().filter(name -> files.containsKey(description(name, kind))).toList();
  }

  private static String description(String name, String kind) {
    return name.replaceAll("\\.[a-z]+$", "." + kind);
  }

  /** Structure as mime4j sees it: opening and closing words in order. */
  public List<String> structure(String name) {
    String xml = new String(files.get(description(name, "xml")), StandardCharsets.ISO_8859_1);
    List<String> words = new ArrayList<>();
    for (Matcher found = ELEMENT.matcher(xml); found.find(); ) {
      words.add(found.group(1));
    }
    return words.subList(1, words.size() - 1);
  }

  /** Types of the parts as the stalwart parser sees them; ? where none is stated. */
  public List<String> types(String name) {
    byte[] json = files.get(description(name, "json"));
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(json))) {
      return reader.readObject().getJsonArray("parts").getValuesAs(JsonObject.class).stream()
          .map(MessageCorpus::type)
          .toList();
    }
  }

  private static String type(JsonObject part) {
    for (JsonObject field : part.getJsonArray("headers").getValuesAs(JsonObject.class)) {
      if (field.get("name").toString().equals("\"content_type\"")
          && field.get("value") instanceof JsonObject value
          && value.get("ContentType") instanceof JsonObject type
          && !type.isNull("c_subtype")) {
        return (type.getString("c_type") + "/" + type.getString("c_subtype")).toLowerCase();
      }
    }
    return "?";
  }
}
