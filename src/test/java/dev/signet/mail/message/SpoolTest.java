package dev.signet.mail.message;

import static dev.signet.mail.message.Messages.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Octets in, the same octets out, from memory or from a file without a name. */
class SpoolTest {
  @TempDir Path directory;

  @Test
  void fewOctetsNeedNoFile() throws IOException {
    try (Spool spool = new Spool(Path.of("/nonexistent"), 5)) {
      spool.out().write("hello".getBytes(StandardCharsets.US_ASCII));

      assertThat(text(spool.content())).isEqualTo("hello");
      assertThat(spool.length()).isEqualTo(5);
      assertThatIOException().isThrownBy(() -> spool.out().write('!'));
      assertThat(text(spool.content())).isEqualTo("hello");
    }
  }

  @Test
  void manyOctetsComeBackAsTheyWere() throws IOException {
    byte[] octets = new byte[100_000];
    new Random(4).nextBytes(octets);
    try (Spool spool = new Spool(directory, 1000)) {
      for (int at = 0; at < octets.length; at += 777) {
        spool.out().write(octets, at, Math.min(777, octets.length - at));
      }
      Content content = spool.content();

      assertThat(Messages.octets(content)).isEqualTo(octets);
      assertThat(Messages.octets(content.slice(500, 99_000).slice(10, 20)))
          .isEqualTo(Messages.octets(Content.of(octets).slice(510, 520)));
      assertThatThrownBy(() -> content.slice(0, 100_001))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  void readersDoNotDisturbEachOther() throws IOException {
    try (Spool spool = new Spool(directory, 0)) {
      spool.out().write("abcdef".getBytes(StandardCharsets.US_ASCII));
      Content content = spool.content();
      spool.out().write('g');
      try (InputStream one = content.open();
          InputStream two = content.slice(2, 6).open()) {
        assertThat(one.read()).isEqualTo('a');
        assertThat(two.read()).isEqualTo('c');
        assertThat(one.skip(2)).isEqualTo(2);
        assertThat(one.readAllBytes()).asString().isEqualTo("def");
        assertThat(two.readAllBytes()).asString().isEqualTo("def");
        assertThat(one.read()).isNegative();
      }
    }
  }

  @Test
  void theFileIsTheOwnersAndHasNoName() throws IOException {
    assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "no /proc");
    try (Spool spool = new Spool(directory, 0)) {
      spool.out().write('a');

      assertThat(Files.list(directory)).isEmpty();
      assertThat(opened())
          .singleElement()
          .satisfies(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
    assertThat(opened()).isEmpty();
  }

  private List<Path> opened() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
      return files.filter(this::leadsHere).toList();
    }
  }

  private boolean leadsHere(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).startsWith(directory);
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }

  @Test
  void whatIsClosedCannotBeUsed() throws IOException {
    Spool spool = new Spool(directory, 0);
    spool.out().write('a');
    Content content = spool.content();
    spool.close();

    assertThatIOException().isThrownBy(() -> spool.out().write('b'));
    assertThatIOException().isThrownBy(() -> octets(content.open()));
  }

  private static byte[] octets(InputStream in) throws IOException {
    try (in) {
      return in.readAllBytes();
    }
  }
}
