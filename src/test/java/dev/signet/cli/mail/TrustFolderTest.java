package dev.signet.cli.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.cli.session.Misuse;
import dev.signet.pki.certificate.Pem;
import dev.signet.testkit.Issued;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is trusted by lying in a folder. */
class TrustFolderTest {
  private static final TestAuthority ROOT = TestAuthority.root("Root");
  private static final TestAuthority BELOW = ROOT.intermediate("Below");

  @TempDir private Path folder;

  private TrustFolder read() throws Misuse {
    return TrustFolder.read(folder);
  }

  private void putRoot() throws Exception {
    Desk.put(folder.resolve("root.pem"), ROOT.certificate());
  }

  @Test
  void certificatesAreAnchorsAndThoseBelowIntermediatesHelp() throws Exception {
    Files.write(folder.resolve("root.der"), ROOT.certificate().getEncoded());
    Files.createDirectory(folder.resolve("intermediates"));
    Desk.put(folder.resolve("intermediates/below.pem"), BELOW.certificate());
    TrustFolder read = read();
    assertThat(read.anchors()).extracting(c -> c.x509()).containsExactly(ROOT.certificate());
    assertThat(read.helpers()).extracting(c -> c.x509()).containsExactly(BELOW.certificate());
  }

  @Test
  void listsCountWhereverTheyLie() throws Exception {
    putRoot();
    byte[] list = ROOT.crl(spec -> spec.number(1)).getEncoded();
    Files.write(folder.resolve("root.crl"), list);
    Files.createDirectory(folder.resolve("intermediates"));
    Files.writeString(
        folder.resolve("intermediates/root.crl.pem"), new Pem("X509 CRL", list).text());
    assertThat(read().lists()).hasSize(2);
  }

  @Test
  void whatIsNeitherIsPassedOver() throws Exception {
    putRoot();
    Files.writeString(folder.resolve("README"), "Our anchors\n");
    Files.write(folder.resolve("empty"), new byte[0]);
    Files.write(folder.resolve("junk"), new byte[] {0x30, (byte) 0x84, 1, 2});
    TrustFolder read = read();
    assertThat(read.anchors()).hasSize(1);
    assertThat(read.lists()).isEmpty();
  }

  @Test
  void aFolderWithoutAnchorsIsRefused() throws Exception {
    Files.createDirectory(folder.resolve("intermediates"));
    Desk.put(folder.resolve("intermediates/below.pem"), BELOW.certificate());
    assertThatThrownBy(this::read)
        .isInstanceOf(Misuse.class)
        .hasMessageContaining("no certificate");
  }

  @Test
  void aFolderThatIsNotThereIsRefused() {
    folder = folder.resolve("nowhere");
    assertThatThrownBy(this::read).isInstanceOf(Misuse.class).hasMessageContaining("nowhere");
  }

  @Test
  void aFileIsNoFolder() throws Exception {
    putRoot();
    folder = folder.resolve("root.pem");
    assertThatThrownBy(this::read).isInstanceOf(Misuse.class).hasMessageContaining("a folder");
  }

  @Test
  void tooManyFilesAreRefused() throws Exception {
    putRoot();
    for (int i = 0; i < 2000; i++) {
      Files.createFile(folder.resolve("file" + i));
    }
    assertThatThrownBy(this::read).isInstanceOf(Misuse.class).hasMessageContaining("2000");
  }

  @Test
  void helpersAndListsAreUsed(@TempDir Path home) throws Exception {
    Desk desk = new Desk(home);
    TestAuthority below = Desk.CA.intermediate("Mail CA");
    Issued alice =
        below.issue(s -> s.subject("CN=Alice").mail("alice@example.org").keys(TestKeys.ec()));
    Path letter = desk.signedBy(alice);
    assertThat(desk.examine(letter).exitCode()).isEqualTo(1);
    Path helpers = Files.createDirectory(desk.anchors().resolve("intermediates"));
    Desk.put(helpers.resolve("mail.pem"), below.certificate());
    assertThat(desk.examine(letter).exitCode()).isZero();
    Files.write(desk.anchors().resolve("mail.crl"), revoking(below, alice));
    Files.write(
        desk.anchors().resolve("root.crl"), Desk.CA.crl(spec -> spec.number(1)).getEncoded());
    assertThat(desk.examine(letter).out()).contains("result    fail");
  }

  private static byte[] revoking(TestAuthority authority, Issued whose) throws Exception {
    return authority
        .crl(
            spec ->
                spec.number(1)
                    .revoke(whose.certificate(), "2026-01-01T00:00:00Z", CRLReason.KEY_COMPROMISE))
        .getEncoded();
  }
}
