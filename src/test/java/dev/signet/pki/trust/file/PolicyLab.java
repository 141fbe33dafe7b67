package dev.signet.pki.trust.file;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.Pem;
import dev.signet.testkit.TestAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A folder of policies, written line by line. */
final class PolicyLab {
  static final TestAuthority ROOT = TestAuthority.root("Root");
  static final TestAuthority OTHER = TestAuthority.root("Other");
  static final TestAuthority MIDDLE = ROOT.intermediate("Middle");
  static final TestAuthority HOUSE = TestAuthority.root("House");

  final Path folder;
  private final Map<String, Path> directories = new LinkedHashMap<>();

  PolicyLab(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    write("root.pem", pem(ROOT));
    write("other.pem", pem(OTHER));
    write("key.pem", new Pem("PUBLIC KEY", ROOT.keys().getPublic().getEncoded()).text());
  }

  static String pem(TestAuthority authority) {
    return pem(authority.certificate());
  }

  static String pem(X509Certificate certificate) {
    try {
      return new Pem("CERTIFICATE", certificate.getEncoded()).text();
    } catch (CertificateEncodingException impossible) {
      throw new AssertionError(impossible);
    }
  }

  static byte[] der(X509CRL list) {
    try {
      return list.getEncoded();
    } catch (java.security.cert.CRLException impossible) {
      throw new AssertionError(impossible);
    }
  }

  static Certificate certificate(TestAuthority authority) {
    return Certificate.of(authority.certificate());
  }

  Path write(String file, String... lines) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, String.join("\n", lines) + "\n");
  }

  /** A directory of a policy with the three folders, all empty. */
  Path directory(String name) throws IOException {
    Path directory = folder.resolve(name);
    for (String each : new String[] {"anchors", "intermediates", "crls"}) {
      Files.createDirectories(directory.resolve(each));
    }
    directories.put(name, directory);
    return directory;
  }

  PolicyPlaces places() {
    return new PolicyPlaces(folder, directories);
  }

  PolicyBook read() throws UnusablePolicy {
    return PolicyReader.read(places(), Optional.of(certificate(HOUSE)), Material.fresh());
  }

  FiledPolicy policy(String name) throws UnusablePolicy {
    return read().policy(name).orElseThrow();
  }
}
