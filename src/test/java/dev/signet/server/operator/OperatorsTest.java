package dev.signet.server.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who holds which token, and which files make nobody an operator. */
class OperatorsTest {
  @TempDir private Path data;
  private Path folder;
  private Operators operators;

  @BeforeEach
  void found() {
    folder = data.resolve("operators");
    operators = new Operators(new OperatorToken("first"), folder);
  }

  private void add(String file, String line) throws IOException {
    Files.createDirectories(folder);
    Path path = Files.writeString(folder.resolve(file), line);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
  }

  private static String digest(String token) throws Exception {
    byte[] octets =
        MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    return "sha256:" + HexFormat.of().formatHex(octets) + "\n";
  }

  private Optional<String> bearer(String token) {
    return operators.nameOf(Optional.of("Bearer " + token));
  }

  @Test
  void theFirstOperatorNeedsNoFolder() {
    assertThat(bearer("first")).contains("operator");
    assertThat(bearer("second")).isEmpty();
    assertThat(operators.nameOf(Optional.empty())).isEmpty();
  }

  @Test
  void everyOneHasATokenOfTheirOwn() throws Exception {
    add("alice.token", digest("a"));
    add("bob-2.token", digest("b"));
    assertThat(bearer("a")).contains("alice");
    assertThat(bearer("b")).contains("bob-2");
    assertThat(bearer("first")).contains("operator");
    assertThat(bearer(digest("a").strip())).as("what is kept opens nothing").isEmpty();
  }

  @Test
  void whoIsRemovedIsSoAtOnce() throws Exception {
    add("alice.token", digest("a"));
    assertThat(bearer("a")).contains("alice");
    Files.delete(folder.resolve("alice.token"));
    assertThat(bearer("a")).isEmpty();
  }

  /** One person under two names would have two voices. */
  @Test
  void theSameTokenIsOnePerson() throws Exception {
    add("alice.token", digest("a"));
    add("zoe.token", digest("a"));
    add("other.token", digest("first"));
    assertThat(bearer("a")).contains("alice");
    assertThat(bearer("first")).contains("operator");
    Files.delete(folder.resolve("alice.token"));
    assertThat(bearer("a")).contains("zoe");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwxrwxrwx"})
  void aFileThatOthersCanReachCountsForNothing(String mode) throws Exception {
    add("alice.token", digest("a"));
    Files.setPosixFilePermissions(
        folder.resolve("alice.token"), PosixFilePermissions.fromString(mode));
    assertThat(bearer("a")).isEmpty();
  }

  @Test
  void aLinkCountsForNothing() throws Exception {
    add("elsewhere", digest("a"));
    Files.createSymbolicLink(folder.resolve("alice.token"), folder.resolve("elsewhere"));
    assertThat(bearer("a")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"operator.token", "Alice.token", ".token", "-a.token", "a b.token"})
  void aNameThatCannotBeCountsForNothing(String file) throws Exception {
    add(file, digest("a"));
    assertThat(bearer("a")).isEmpty();
    assertThat(bearer("first")).contains("operator");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "sha256:", "sha256:abcd", "sha512:00"})
  void aFileWithoutADigestCountsForNothing(String line) throws Exception {
    add("alice.token", line);
    add("bob.token", digest("b"));
    assertThat(bearer("a")).isEmpty();
    assertThat(bearer("")).isEmpty();
    assertThat(bearer("b")).contains("bob");
  }
}
