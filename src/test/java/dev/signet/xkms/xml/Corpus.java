package dev.signet.xkms.xml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.w3c.dom.Document;

/** Messages that others wrote, where they lie beside the checkout. */
final class Corpus {
  private static final Path ROOT = Path.of("../shared/corpora");

  private Corpus() {}

  /** A file or folder; the test is skipped where it is absent. */
  static Path path(String name) {
    Path path = ROOT.resolve(name);
    if (!Files.exists(path)) {
      Assumptions.abort("corpus " + name + " absent");
    }
    return path;
  }

  static List<Path> xmlFiles(String folder) {
    try (Stream<Path> files = Files.walk(path(folder))) {
      return files.filter(f -> f.toString().endsWith(".xml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path xklient(String number) {
    return xmlFiles("xkms/xml-security-c-2.0.4-xklient").stream()
        .filter(f -> f.getFileName().toString().startsWith(number + "-"))
        .findFirst()
        .orElseThrow();
  }

  static Document parse(Path file) {
    try {
      return SecureXml.parse(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedXml e) {
      throw new AssertionError(file + ": " + e.getMessage(), e);
    }
  }

  /** The message in the file, without its envelope. */
  static Document message(Path file) {
    try {
      return SoapEnvelope.open(parse(file)).message();
    } catch (BadEnvelope e) {
      throw new AssertionError(file + ": " + e.getMessage(), e);
    }
  }
}
