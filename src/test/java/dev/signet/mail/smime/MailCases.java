package dev.signet.mail.smime;

import dev.signet.mail.message.MailMessage;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Assumptions;

/** A corpus of mail-cases/1. */
final class MailCases {
  private MailCases() {}

  /** One message and what is expected of it. */
  record Case(String id, String verdict, byte[] octets, String note, boolean isMessage) {

    /** Files have LF at times; mail has CRLF. */
    MailMessage message() {
      ByteArrayOutputStream lines = new ByteArrayOutputStream();
      for (int at = 0; at < octets.length; at++) {
        if (octets[at] == '\n' && (at == 0 || octets[at - 1] != '\r')) {
          lines.write('\r');
        }
        lines.write(octets[at]);
      }
      return Smime.read(lines.toByteArray());
    }
  }

  static List<Case> of(String corpus) throws IOException {
    Path folder = Path.of("../shared/corpora").resolve(corpus);
    if (!Files.isDirectory(folder)) {
      Assumptions.abort("corpus " + folder + " absent");
    }
    Map<String, byte[]> files = files(folder.resolve("files.zip"));
    List<Case> cases = new ArrayList<>();
    try (JsonReader reader =
        Json.createReader(Files.newBufferedReader(folder.resolve("cases.json")))) {
      JsonArray all = reader.readObject().getJsonArray("cases");
      for (JsonValue value : all) {
        JsonObject one = value.asJsonObject();
        String file = one.getString("file");
        cases.add(
            new Case(
                one.getString("id"),
                one.getJsonObject("expected").getString("verdict"),
                files.get(file),
                one.getString("note", ""),
                !file.endsWith(".bin") && !file.endsWith(".cms")));
      }
    }
    return cases;
  }

  private static Map<String, byte[]> files(Path zip) throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return files;
  }
}
