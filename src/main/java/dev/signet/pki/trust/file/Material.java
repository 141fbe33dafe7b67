package dev.signet.pki.trust.file;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.certificate.MalformedCertificate;
import dev.signet.pki.certificate.Pem;
import dev.signet.pki.revocation.crl.Crl;
import dev.signet.pki.revocation.crl.CrlReader;
import dev.signet.pki.revocation.crl.MalformedList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CRLException;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the certificates, keys and revocation lists that policies name; what did not change since
 * the former reading is kept.
 *
 * <p>In directories, files that end in .pem, .crt, .cer, .der or .crl are read and no others. A
 * file holds one DER object or any number of PEM blocks.
 */
final class Material {

  /** Largest accepted file in octets: a list of about a million revocations. */
  private static final long MAX_OCTETS = 64L * 1024 * 1024;

  private static final Set<String> ENDINGS = Set.of("pem", "crt", "cer", "der", "crl");
  private static final List<String> KEY_TYPES =
      List.of("RSA", "EC", "Ed25519", "Ed448", "DSA", "RSASSA-PSS");

  private final CertificateReader certificates;
  private final Map<Path, Read> known;
  private final Map<Path, Read> read = new HashMap<>();
  private final Stamps stamps = new Stamps();

  /** What a file held when it looked like that. */
  private record Read(String stamp, String label, List<?> objects) {}

  private interface Parser<T> {
    T parse(byte[] der) throws GeneralSecurityException, MalformedCertificate;
  }

  private Material(CertificateReader certificates, Map<Path, Read> known) {
    this.certificates = certificates;
    this.known = known;
  }

  static Material fresh() {
    return new Material(new CertificateReader(), Map.of());
  }

  /**
   * For the next reading.
   *
   * @param complete whether this one went through; if not, it may have missed files that did not
   *     change
   */
  Material next(boolean complete) {
    Map<Path, Read> kept = complete ? new HashMap<>() : new HashMap<>(known);
    kept.putAll(read);
    return new Material(certificates, kept);
  }

  Stamps stamps() {
    return stamps;
  }

  List<Certificate> certificates(Path file) throws UnusablePolicy {
    return objects(file, "CERTIFICATE", der -> Certificate.of(certificates.parse(der)));
  }

  List<Crl> lists(Path file) throws UnusablePolicy {
    return objects(file, "X509 CRL", Material::list);
  }

  List<PublicKey> keys(Path file) throws UnusablePolicy {
    return objects(file, "PUBLIC KEY", Material::key);
  }

  /** The text of a policy file. */
  String text(Path file, int maxOctets) throws UnusablePolicy {
    stamps.take(file);
    try {
      if (Files.size(file) > maxOctets) {
        throw new UnusablePolicy(file + ": it has more than " + maxOctets + " octets");
      }
      return Files.readString(file);
    } catch (UnusablePolicy refused) {
      throw refused;
    } catch (IOException unreadable) {
      throw new UnusablePolicy(file + ": it cannot be read as text: " + unreadable, unreadable);
    }
  }

  boolean exists(Path path) {
    stamps.take(path);
    return Files.exists(path);
  }

  /** Files of a directory with one of these endings, in the order of their names. */
  List<Path> files(Path directory, Set<String> endings) throws UnusablePolicy {
    stamps.take(directory);
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.filter(file -> isOneOf(file, endings)).sorted().toList();
    } catch (IOException | UncheckedIOException unreadable) {
      throw new UnusablePolicy(directory + ": it cannot be read: " + unreadable, unreadable);
    }
  }

  private static boolean isOneOf(Path file, Set<String> endings) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && endings.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  private <T> List<T> objects(Path path, String label, Parser<T> parser) throws UnusablePolicy {
    Set<T> found = new LinkedHashSet<>();
    if (Files.isDirectory(path)) {
      for (Path file : files(path, ENDINGS)) {
        found.addAll(ofFile(file, label, parser));
      }
    } else {
      found.addAll(ofFile(path, label, parser));
    }
    return List.copyOf(found);
  }

  private <T> List<T> ofFile(Path file, String label, Parser<T> parser) throws UnusablePolicy {
    String stamp = stamps.take(file);
    Read before = known.get(file);
    if (before == null || !before.stamp().equals(stamp) || !before.label().equals(label)) {
      before = new Read(stamp, label, parsed(file, label, parser));
    }
    read.put(file, before);
    @SuppressWarnings("unchecked") // one label has one parser
    List<T> objects = (List<T>) before.objects();
    return objects;
  }

  private static <T> List<T> parsed(Path file, String label, Parser<T> parser)
      throws UnusablePolicy {
    List<T> found = new ArrayList<>();
    try {
      for (byte[] der : encodings(file, label)) {
        found.add(parser.parse(der));
      }
    } catch (IOException | GeneralSecurityException | MalformedCertificate bad) {
      throw unusable(file, bad);
    } catch (RuntimeException bad) {
      throw unusable(file, bad);
    }
    return List.copyOf(found);
  }

  private static UnusablePolicy unusable(Path file, Exception bad) {
    String because = bad instanceof IOException ? bad.toString() : bad.getMessage();
    return new UnusablePolicy(file + " cannot be used: " + because, bad);
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

  private static Crl list(byte[] der) throws GeneralSecurityException {
    try {
      return CrlReader.read(der);
    } catch (MalformedList broken) {
      throw new CRLException(broken.getMessage(), broken);
    }
  }

  /** The encoding names its type; the factories of other types refuse it. */
  private static PublicKey key(byte[] der) {
    return KEY_TYPES.stream()
        .flatMap(type -> key(type, der).stream())
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("it is no public key of the types " + KEY_TYPES));
  }

  private static Optional<PublicKey> key(String type, byte[] der) {
    try {
      return Optional.of(KeyFactory.getInstance(type).generatePublic(new X509EncodedKeySpec(der)));
    } catch (GeneralSecurityException otherType) {
      return Optional.empty();
    }
  }
}
