package dev.signet.xkms.xml;

import dev.signet.xkms.xml.dom.MalformedXml;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.envelope.BadEnvelope;
import dev.signet.xkms.xml.envelope.SoapEnvelope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.w3c.dom.Document;

/** Messages that others wrote, where they lie beside the checkout. */
public final class Corpus {
  private static final Path ROOT = Path.of("../shared/corpora");

  private Corpus() {}

  /** A file or folder; the test is skipped where it is absent. */
  public static Path path(String name) {
    Path path = ROOT.resolve(name);
    if (!Files.exists(path)) {
      Assumptions.abort("corpus " + name + " absent");
    }
    return path;
  }

  public static List<Path> xmlFiles(String folder) {
    try (Stream<Path> files = Files.walk(path(folder))) {
      return files.filter(f -> f.toString().endsWith(".xml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Path xklient(String number) {
    return xmlFiles("xkms/xml-security-c-2.0.4-xklient").stream()
        .filter(f -> f.getFileName().toString().startsWith(number + "-"))
        .findFirst()
        .orElseThrow();
  }

  public static Document parse(Path file) {
    try {
      return SecureXml.parse(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedXml e) {
      throw new AssertionError(file + ": " + e.getMessage(), e);
    }
  }

  /** The message in the file, without its envelope. */
  public static Document message(Path file) {
    try {
      return SoapEnvelope.open(parse(file)).message();
    } catch (BadEnvelope e) {
      throw new AssertionError(file + ": " + e.getMessage(), e);
    }
  }
}
