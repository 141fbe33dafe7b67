package dev.signet.pki.path.rule;

import dev.signet.pki.certificate.Certificate;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Assumptions;

/** A corpus of path-cases/1, read from the shared folder. */
final class PathCases {

  private static final Path CORPORA = Path.of("../shared/corpora");

  private final Map<String, byte[]> files;
  private final List<JsonObject> cases;

  private PathCases(Map<String, byte[]> files, List<JsonObject> cases) {
    this.files = files;
    this.cases = cases;
  }

  static PathCases of(String corpus) throws IOException {
    Path folder = CORPORA.resolve(corpus);
    if (!Files.isDirectory(folder)) {
      Assumptions.abort("corpus " + folder + " absent");
    }
    try (JsonReader reader =
        Json.createReader(Files.newInputStream(folder.resolve("cases.json")))) {
      return new PathCases(
          unzipped(folder.resolve("files.zip")),
          reader.readObject().getJsonArray("cases").getValuesAs(JsonObject.class));
    }
  }

  List<JsonObject> cases() {
    return cases;
  }

  /** The certificates of a field, one or many. */
  List<Certificate> certificates(JsonObject one, String field) throws CertificateException {
    JsonValue value = one.get(field);
    List<String> names =
        value instanceof JsonString name
            ? List.of(name.getString())
            : value.asJsonArray().getValuesAs(JsonString::getString);
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    return names.stream().map(files::get).map(der -> read(factory, der)).toList();
  }

  private static Certificate read(CertificateFactory factory, byte[] der) {
    try {
      return Certificate.of(
          (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
    } catch (CertificateException unreadable) {
      throw new IllegalArgumentException(unreadable);
    }
  }

  private static Map<String, byte[]> unzipped(Path zip) throws IOException {
    Map<String, byte[]> found = new HashMap<>();
    try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        found.put(entry.getName(), entries.readAllBytes());
      }
    }
    return found;
  }
}
