package dev.signet.xkms.xml.signature;

import dev.signet.xkms.xml.Corpus;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A corpus in the format xmldsig-cases/1, outside the repository. */
record SignatureCorpus(String name, List<SignatureCorpus.Case> cases) {
  static final List<String> NAMES = List.of("xmldsig-attacks", "xmldsig-interop");

  SignatureCorpus {
    cases = List.copyOf(cases);
  }

  /**
   * One document.
   *
   * @param group core counts; the others are about one thing each
   * @param pinned key or certificate of the signer; else the signature's own word is taken
   * @param consumed local name of the element that an application would go on to read, or root
   */
  record Case(
      String id,
      String group,
      String expected,
      byte[] document,
      Optional<byte[]> pinned,
      Optional<String> consumed) {

    boolean isHonest() {
      return expected.equals("VALID") || expected.equals("TEXT");
    }
  }

  /** Reads a corpus; the test is skipped where it is absent. */
  static SignatureCorpus named(String name) throws IOException {
    Path folder = Corpus.path(name);
    List<Case> cases = new ArrayList<>();
    try (ZipFile zip = new ZipFile(folder.resolve("files.zip").toFile());
        var in = Files.newInputStream(folder.resolve("cases.json"));
        var json = Json.createReader(in)) {
      for (JsonObject one : json.readObject().getJsonArray("cases").getValuesAs(JsonObject.class)) {
        cases.add(read(one, zip));
      }
    }
    return new SignatureCorpus(name, cases);
  }

  private static Case read(JsonObject one, ZipFile zip) throws IOException {
    String consumed = one.getString("consumed", "");
    Optional<byte[]> pinned =
        one.isNull("pinnedKey")
            ? Optional.empty()
            : Optional.of(octets(zip, one.getString("pinnedKey")));
    return new Case(
        one.getString("id"),
        one.getString("group"),
        one.getString("expected"),
        octets(zip, one.getString("file")),
        pinned,
        consumed.isEmpty() ? Optional.empty() : Optional.of(consumed));
  }

  private static byte[] octets(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException("missing in the archive: " + name);
    }
    try (var in = zip.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }
}
