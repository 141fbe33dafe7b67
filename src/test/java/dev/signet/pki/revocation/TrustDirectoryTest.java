package dev.signet.pki.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.pki.certificate.Pem;
import dev.signet.testkit.Issued;
import dev.signet.testkit.TestAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustDirectoryTest {

  private static final TestAuthority ROOT = TestAuthority.root("Root");
  private static final TestAuthority OTHER = TestAuthority.root("Other");
  private static final TestAuthority MIDDLE = ROOT.intermediate("Middle");

  @TempDir private Path directory;

  @BeforeEach
  void fill() throws Exception {
    for (String folder : new String[] {"anchors", "intermediates", "crls"}) {
      Files.createDirectory(directory.resolve(folder));
    }
    X509CRL crl = ROOT.crl(list -> {});
    Files.writeString(
        directory.resolve("anchors/both.pem"), "Two roots\n" + pem(ROOT) + "and\n" + pem(OTHER));
    Files.write(directory.resolve("intermediates/middle.der"), MIDDLE.certificate().getEncoded());
    Files.write(directory.resolve("crls/root.crl"), crl.getEncoded());
    Files.writeString(
        directory.resolve("crls/root.pem"), new Pem("X509 CRL", crl.getEncoded()).text());
    Files.writeString(directory.resolve("anchors/README"), "not looked at");
  }

  @Test
  void readsPemAndDerOnce() throws IOException {
    TrustMaterial material = new TrustDirectory(directory).read();

    assertThat(material.anchors())
        .extracting(TrustAnchor::getTrustedCert)
        .containsExactlyInAnyOrder(ROOT.certificate(), OTHER.certificate());
    assertThat(material.intermediates()).containsExactly(MIDDLE.certificate());
    assertThat(material.crls()).hasSize(1);
  }

  @Test
  void doesWithoutFolders() throws IOException {
    assertThat(
            new TrustDirectory(Files.createDirectory(directory.resolve("empty"))).read().anchors())
        .isEmpty();
  }

  @Test
  void refusesTheWholeDirectoryForOneBadFile() throws IOException {
    refuses("anchors/typo.pem", "-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----\n");
    refuses("anchors/cut.pem", pem(ROOT) + pem(OTHER).substring(0, 200));
    refuses("anchors/junk.der", "junk");
    refuses("anchors/empty.cer", "");
    refuses("crls/certificate.pem", pem(ROOT));
    refuses("crls/junk.crl", "junk");
    refuses("intermediates/key.pem", new Pem("PRIVATE KEY", new byte[] {1}).text());
  }

  @Test
  void refusesADirectoryThatIsNotThere() {
    assertThatThrownBy(() -> new TrustDirectory(directory.resolve("none")).read())
        .isInstanceOf(UnusableTrustDirectory.class)
        .hasMessageContaining("none");
  }

  private void refuses(String name, String content) throws IOException {
    Path file = Files.writeString(directory.resolve(name), content);
    assertThatThrownBy(() -> new TrustDirectory(directory).read())
        .isInstanceOf(UnusableTrustDirectory.class)
        .hasMessageContaining(file.toString());
    Files.delete(file);
  }

  private static String pem(TestAuthority authority) {
    return new Pem("CERTIFICATE", new Issued(authority.keys(), authority.certificate()).der())
        .text();
  }
}
