package dev.signet.cli.judge;

import dev.signet.testkit.Issued;
import dev.signet.testkit.TestAuthority;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Cases minted by a test, written as the files that {@code signet judge} reads. */
public final class CaseBook {
  private final Path directory;
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final Map<String, byte[]> pages = new LinkedHashMap<>();
  private final List<JsonValue> cases = new ArrayList<>();

  public CaseBook(Path directory) {
    this.directory = directory;
  }

  public CaseBook file(String name, byte[] octets) {
    files.put(name, octets);
    return this;
  }

  public CaseBook file(String name, Issued issued) {
    return file(name, issued.der());
  }

  public CaseBook file(String name, TestAuthority authority) {
    try {
      return file(name, authority.certificate().getEncoded());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** What {@code http://host:port/path} answers, as {@code host/port/path}. */
  public CaseBook page(String name, byte[] octets) {
    pages.put(name, octets);
    return this;
  }

  /** A case about {@code leaf} under the anchor {@code root}, at the test kit's time. */
  public static JsonObjectBuilder about(String id, String leaf) {
    return Json.createObjectBuilder()
        .add("id", id)
        .add("time", TestAuthority.NOW.toString())
        .add("leaf", leaf)
        .add("trustAnchors", Json.createArrayBuilder().add("root"));
  }

  public CaseBook add(JsonObjectBuilder one) {
    cases.add(one.build());
    return this;
  }

  public CaseBook addText(String one) {
    cases.add(Json.createValue(one));
    return this;
  }

  /** Writes everything; the answer is the arguments of the command. */
  public String[] write() throws IOException {
    String json =
        Json.createObjectBuilder()
            .add("schema", "path-cases/1")
            .add("unknown", Json.createObjectBuilder().add("cases", Json.createArrayBuilder()))
            .add("cases", Json.createArrayBuilder(cases))
            .add("after", 1)
            .build()
            .toString();
    return write(json);
  }

  public String[] write(String json) throws IOException {
    Path list = Files.write(directory.resolve("cases.json"), json.getBytes(StandardCharsets.UTF_8));
    Path archive = zip("files.zip", files);
    Path web = zip("www.zip", pages);
    return pages.isEmpty()
        ? new String[] {"judge", "--cases", list.toString(), "--files", archive.toString()}
        : new String[] {
          "judge",
          "--cases",
          list.toString(),
          "--files",
          archive.toString(),
          "--www",
          web.toString()
        };
  }

  private Path zip(String name, Map<String, byte[]> entries) throws IOException {
    Path file = directory.resolve(name);
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return file;
  }
}
