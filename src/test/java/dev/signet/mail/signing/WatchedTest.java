package dev.signet.mail.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.entity.MailAddress;
import dev.signet.mail.signing.Watched.Look;
import dev.signet.testkit.Issued;
import dev.signet.testkit.TestAuthority;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedTest {
  private static final MailAddress ALICE = MailAddress.of("alice@example.org");

  @TempDir Path folder;

  @Test
  void aChangedTableComesIntoForce() throws Exception {
    Path file = table("login a a@example.org\n");
    Watched<SigningTable> watched = watched(file);
    assertThat(watched.lookAgain()).isEqualTo(Look.SAME);
    table("login a a@example.org\nlogin b b@example.org\n");
    assertThat(watched.lookAgain()).isEqualTo(Look.REPLACED);
    assertThat(watched.current().size()).isEqualTo(2);
    assertThat(watched.lookAgain()).isEqualTo(Look.SAME);
  }

  @Test
  void aWrongTableLeavesTheFormerOneInForceAndIsToldOnce() throws Exception {
    Path file = table("login a a@example.org\n");
    Watched<SigningTable> watched = watched(file);
    table("nonsense\n");
    assertThat(watched.lookAgain()).isEqualTo(Look.REFUSED);
    assertThat(watched.current().size()).isEqualTo(1);
    assertThat(watched.refused().orElseThrow().faults()).hasSize(1);
    assertThat(watched.lookAgain()).isEqualTo(Look.SAME);
    assertThat(watched.refused()).isPresent();
    Files.delete(file);
    assertThat(watched.lookAgain()).isEqualTo(Look.REFUSED);
    assertThat(watched.current().size()).isEqualTo(1);
    table("login a a@example.org\n");
    assertThat(watched.lookAgain()).isEqualTo(Look.REPLACED);
    assertThat(watched.refused()).isEmpty();
  }

  @Test
  void withoutAnythingToGoOnWithAWrongTableIsRefused() throws Exception {
    Path file = table("nonsense\n");
    assertThatThrownBy(() -> watched(file)).isInstanceOf(Unusable.class);
  }

  @Test
  void aRenewedKeyComesIntoForceAndHalfAKeyDoesNot() throws Exception {
    TestAuthority root = TestAuthority.root("Root");
    Issued first = root.issue(c -> c.mail("alice@example.org"));
    Issued second = root.issue(c -> c.mail("alice@example.org"));
    KeysOnDisk disk = new KeysOnDisk(folder);
    KeySource source = disk.pem("alice", first.keys().getPrivate(), first.certificate());
    List<SigningKeys.Configured> configured =
        List.of(new SigningKeys.Configured(AddressPattern.of(ALICE), source));
    Watched<SigningKeys> keys =
        Watched.over(
            SigningKeys.files(configured),
            () -> SigningKeys.load(configured, TestAuthority.NOW, new SecureRandom()));
    disk.pem("alice", second.keys().getPrivate(), first.certificate());
    assertThat(keys.lookAgain()).isEqualTo(Look.REFUSED);
    assertThat(certificate(keys)).isEqualTo(first.certificate());
    disk.pem("alice", second.keys().getPrivate(), second.certificate());
    assertThat(keys.lookAgain()).isEqualTo(Look.REPLACED);
    assertThat(certificate(keys)).isEqualTo(second.certificate());
  }

  @Test
  void filesThatAreNamedLaterAreLookedAtToo() throws Exception {
    Path list = table("a");
    Path later = folder.resolve("later");
    Watched<String> watched =
        Watched.over(
            () -> read(list).equals("a") ? List.of(list) : List.of(list, later),
            () -> read(list) + read(later));
    table("b");
    assertThat(watched.lookAgain()).isEqualTo(Look.REPLACED);
    assertThat(watched.lookAgain()).isEqualTo(Look.SAME);
    Files.writeString(later, "c");
    assertThat(watched.lookAgain()).isEqualTo(Look.REPLACED);
    assertThat(watched.current()).isEqualTo("bc");
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (java.io.IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }

  private static java.security.cert.X509Certificate certificate(Watched<SigningKeys> keys) {
    return keys.current().keyFor(ALICE).orElseThrow().certificate();
  }

  private Path table(String text) throws Exception {
    return Files.writeString(folder.resolve("table"), text);
  }

  private static Watched<SigningTable> watched(Path file) throws Unusable {
    return Watched.over(List.of(file), () -> SigningTableReader.read(file));
  }
}
