package dev.signet.mail.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyListTest {
  @TempDir private Path folder;

  private List<SigningKeys.Configured> read(String text) throws Exception {
    return SigningKeyListReader.read(Files.writeString(folder.resolve("keys"), text));
  }

  @Test
  void aLineSaysForWhomAndWhere() throws Exception {
    assertThat(
            read(
                """
                # comment
                *@example.org      pkcs12 domain.p12 domain.pass main   # why
                alice@example.org  pem /k/alice.key alice.pem
                *@*.bank.example   pkcs11 hsm.cfg pin.txt bank
                """))
        .containsExactly(
            new SigningKeys.Configured(
                AddressPattern.of("*@example.org"),
                new KeySource.Pkcs12(
                    folder.resolve("domain.p12"),
                    folder.resolve("domain.pass"),
                    Optional.of("main"))),
            new SigningKeys.Configured(
                AddressPattern.of("alice@example.org"),
                new KeySource.Pem(Path.of("/k/alice.key"), folder.resolve("alice.pem"))),
            new SigningKeys.Configured(
                AddressPattern.of("*@*.bank.example"),
                new KeySource.Pkcs11(
                    folder.resolve("hsm.cfg"),
                    folder.resolve("pin.txt"),
                    "bank",
                    Optional.empty())));
  }

  @Test
  void everyWrongLineIsNamedWithWhatToWrite() {
    assertThatThrownBy(() -> read("*@example.org jks a b\nx@ pem a b\n*@example.org pem a\n"))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining(
            "keys:1: after '*@example.org' comes pkcs12, pem or pkcs11, not 'jks'")
        .hasMessageContaining("keys:2: ")
        .hasMessageContaining("keys:3: write: pem KEY-FILE CERTIFICATES-FILE");
  }

  @Test
  void aMissingFileIsRefused() {
    assertThatThrownBy(() -> SigningKeyListReader.read(folder.resolve("none")))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining("none");
  }
}
