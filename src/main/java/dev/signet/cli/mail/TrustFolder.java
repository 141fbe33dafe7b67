package dev.signet.cli.mail;

import dev.signet.cli.session.Misuse;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.CertificateBundle;
import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.certificate.Pem;
import dev.signet.pki.revocation.crl.Crl;
import dev.signet.pki.revocation.crl.CrlReader;
import dev.signet.pki.revocation.crl.MalformedList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of what is trusted: certificates in it are anchors, those below {@code intermediates/}
 * help paths, revocation lists count wherever they lie. Files are DER or PEM.
 */
record TrustFolder(List<Certificate> anchors, List<Certificate> helpers, List<Crl> lists) {
  private static final int MAX_FILES = 2000;
  private static final long MAX_OCTETS = 64L << 20;
  private static final String HELPERS = "intermediates";

  TrustFolder {
    anchors = List.copyOf(anchors);
    helpers = List.copyOf(helpers);
    lists = List.copyOf(lists);
  }

  static TrustFolder read(Path folder) throws Misuse {
    Gathering gathering = new Gathering();
    try {
      for (Path file : files(folder)) {
        gathering.take(folder.relativize(file), octets(file));
      }
    } catch (IOException unreadable) {
      throw new Misuse("--anchors " + folder + ": " + unreadable);
    }
    if (gathering.anchors.isEmpty()) {
      throw new Misuse("--anchors " + folder + ": no certificate lies in it (DER or PEM)");
    }
    return new TrustFolder(gathering.anchors, gathering.helpers, gathering.lists);
  }

  private static List<Path> files(Path folder) throws IOException, Misuse {
    if (Files.isRegularFile(folder)) {
      throw new Misuse("--anchors " + folder + ": a folder is wanted, not a file");
    }
    try (Stream<Path> all = Files.walk(folder, 3)) {
      List<Path> files = all.filter(Files::isRegularFile).sorted().limit(MAX_FILES + 1).toList();
      if (files.size() > MAX_FILES) {
        throw new Misuse("--anchors " + folder + ": more than " + MAX_FILES + " files");
      }
      return files;
    }
  }

  private static byte[] octets(Path file) throws IOException {
    if (Files.size(file) > MAX_OCTETS) {
      throw new IOException(file + " has more than " + MAX_OCTETS + " octets");
    }
    return Files.readAllBytes(file);
  }

  /** What was found so far. */
  private static final class Gathering {
    private final CertificateReader reader = new CertificateReader();
    private final List<Certificate> anchors = new ArrayList<>();
    private final List<Certificate> helpers = new ArrayList<>();
    private final List<Crl> lists = new ArrayList<>();

    void take(Path name, byte[] octets) {
      List<Certificate> found =
          CertificateBundle.read(octets, reader).certificates().stream()
              .map(Certificate::of)
              .toList();
      (name.startsWith(HELPERS) ? helpers : anchors).addAll(found);
      if (found.isEmpty()) {
        encodings(octets).forEach(this::takeList);
      }
    }

    private static List<byte[]> encodings(byte[] octets) {
      String text = new String(octets, StandardCharsets.ISO_8859_1);
      return text.contains("-----BEGIN X509 CRL")
          ? Pem.blocks(text).stream().map(Pem::octets).toList()
          : List.of(octets);
    }

    /** A file that is neither is not our business: a folder may hold a README. */
    private void takeList(byte[] der) {
      try {
        lists.add(CrlReader.read(der));
      } catch (MalformedList other) {
        return;
      }
    }
  }
}
