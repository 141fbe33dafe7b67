package dev.signet.mail.signing;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a key and its certificates are kept. */
public sealed interface KeySource {

  /** The files that it consists of; a change in any of them is a change of the key. */
  List<Path> files();

  /**
   * A PKCS #12 file (RFC 7292).
   *
   * @param password file whose first line is the password
   * @param alias which of several keys
   */
  record Pkcs12(Path file, Path password, Optional<String> alias) implements KeySource {
    @Override
    public List<Path> files() {
      return List.of(file, password);
    }
  }

  /**
   * A PEM pair (RFC 7468): an unencrypted PKCS #8 key, and certificates with the signer's first.
   */
  record Pem(Path key, Path certificates) implements KeySource {
    @Override
    public List<Path> files() {
      return List.of(key, certificates);
    }
  }

  /**
   * A token behind a PKCS #11 library; the key never leaves it.
   *
   * @param configuration of the JDK's provider SunPKCS11: {@code name}, {@code library}, {@code
   *     slot}
   * @param pin file whose first line is the PIN
   * @param alias label of key and certificate
   * @param certificates PEM file with intermediate certificates that the token does not hold
   */
  record Pkcs11(Path configuration, Path pin, String alias, Optional<Path> certificates)
      implements KeySource {
    @Override
    public List<Path> files() {
      return Stream.concat(Stream.of(configuration, pin), certificates.stream()).toList();
    }
  }
}
