package dev.signet.pki.revocation;

import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.certificate.MalformedCertificate;
import dev.signet.pki.certificate.Pem;
import dev.signet.pki.revocation.crl.CrlReader;
import dev.signet.pki.revocation.crl.MalformedList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A directory of an operator with {@code anchors/}, {@code intermediates/} and {@code crls/}, each
 * of which may be missing.
 *
 * <p>Files end in .pem, .crt, .cer, .der or .crl and hold one DER object or any number of PEM
 * blocks; other files are not looked at. One bad file refuses the whole directory, so that a typing
 * error never silently removes an anchor or a revocation list.
 */
public final class TrustDirectory {

  /** Largest accepted file in octets: a list of about a million revocations. */
  private static final long MAX_OCTETS = 64L * 1024 * 1024;

  private static final Set<String> ENDINGS = Set.of("pem", "crt", "cer", "der", "crl");

  private final Path directory;
  private final CertificateReader reader = new CertificateReader();

  public TrustDirectory(Path directory) {
    this.directory = directory;
  }

  /** Reads everything, or throws {@link UnusableTrustDirectory} naming the bad file. */
  public TrustMaterial read() throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new UnusableTrustDirectory(directory + " is not a directory that can be read");
    }
    List<X509Certificate> anchors = objects("anchors", "CERTIFICATE", this::certificate);
    return new TrustMaterial(
        anchors.stream().map(anchor -> new TrustAnchor(anchor, null)).collect(Collectors.toSet()),
        objects("intermediates", "CERTIFICATE", this::certificate),
        objects("crls", "X509 CRL", CrlReader::read));
  }

  private <T> List<T> objects(String folder, String label, Parser<T> parser) throws IOException {
    Set<T> found = new LinkedHashSet<>();
    for (Path file : files(directory.resolve(folder))) {
      try {
        for (byte[] der : encodings(file, label)) {
          found.add(parser.parse(der));
        }
      } catch (MalformedCertificate | MalformedList | RuntimeException bad) {
        throw new UnusableTrustDirectory(file + " cannot be used: " + bad.getMessage(), bad);
      }
    }
    return List.copyOf(found);
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(TrustDirectory::isOurs).sorted().toList();
    }
  }

  private static boolean isOurs(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  private static List<byte[]> encodings(Path file, String label) throws IOException {
    if (Files.size(file) > MAX_OCTETS) {
      throw new IllegalArgumentException("it has more than " + MAX_OCTETS + " octets");
    }
    byte[] content = Files.readAllBytes(file);
    String text = new String(content, StandardCharsets.ISO_8859_1);
    if (!text.contains("-----BEGIN ")) {
      return List.of(content);
    }
    List<byte[]> found = new ArrayList<>();
    for (Pem block : Pem.blocks(text)) {
      if (!block.label().equals(label)) {
        throw new IllegalArgumentException(
            "it holds a " + block.label() + " where only " + label + " belongs");
      }
      found.add(block.octets());
    }
    return found;
  }

  private X509Certificate certificate(byte[] der) throws MalformedCertificate {
    return reader.parse(der);
  }

  private interface Parser<T> {
    T parse(byte[] der) throws MalformedCertificate, MalformedList;
  }
}
