package dev.signet.xkms.xkrss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.xkms.model.Octets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Private keys that are kept for their owners. */
class EscrowKeyTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Octets KEPT = Octets.of(new byte[] {1, 2, 3, 4, 5});

  private final EscrowKey key = new EscrowKey(Octets.of(new byte[32]), RANDOM);

  @Test
  void whatIsSealedIsOpenedAgainAndLooksDifferentEachTime() {
    Octets sealed = key.seal(KEPT, "_1");
    assertThat(key.open(sealed, "_1")).isEqualTo(KEPT);
    assertThat(key.seal(KEPT, "_1")).isNotEqualTo(sealed);
  }

  @Test
  void itOpensForNoOtherBindingWithNoOtherKeyAndNotWhenChanged() {
    Octets sealed = key.seal(KEPT, "_1");
    byte[] changed = sealed.toByteArray();
    changed[14] ^= 1;
    byte[] other = new byte[32];
    other[0] = 1;

    assertThatThrownBy(() -> key.open(sealed, "_2"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("_2: sealed under another escrow key");
    assertThatThrownBy(() -> key.open(Octets.of(new byte[27]), "_1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("damaged");
    assertThatThrownBy(() -> key.open(Octets.of(changed), "_1"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> new EscrowKey(Octets.of(other), RANDOM).open(sealed, "_1"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void itIsReadFromAFileAndMustHave32Octets(@TempDir Path directory) throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("escrow.key"), Octets.of(new byte[32]).toBase64() + "\n");
    assertThat(EscrowKey.read(file, RANDOM).open(key.seal(KEPT, "_1"), "_1")).isEqualTo(KEPT);
    Files.writeString(file, "AAAA");
    assertThatThrownBy(() -> EscrowKey.read(file, RANDOM))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("32 octets")
        .hasMessageContaining(file.toString());
    Files.writeString(file, "s\u00ebcret!");
    assertThatThrownBy(() -> EscrowKey.read(file, RANDOM)).isInstanceOf(IOException.class);
    Files.writeString(file, "no-base64?");
    assertThatThrownBy(() -> EscrowKey.read(file, RANDOM))
        .isInstanceOf(IOException.class)
        .hasNoCause()
        .hasMessageContaining("32 octets in base64");
  }

  @Test
  void itsMarkTellsItFromOthersAndNothingElse() {
    byte[] other = new byte[32];
    other[31] = 1;
    assertThat(key.mark())
        .matches("[0-9a-f]{32}")
        .isEqualTo(new EscrowKey(Octets.of(new byte[32]), RANDOM).mark())
        .isNotEqualTo(new EscrowKey(Octets.of(other), RANDOM).mark());
  }
}
