package dev.signet.pki.trust.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Policies that are wrong, each file named by what is wrong with it. */
class BadPoliciesTest {
  private static final Path FILES = Path.of("src/test/resources/bad-policies");
  private static final String REFUSED = "# refused: ";

  @TempDir private Path folder;

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      return files.sorted().toList();
    }
  }

  /** The first line says with which words. */
  @ParameterizedTest
  @MethodSource("files")
  void aWrongFileRefusesTheWholeSet(Path file) throws IOException {
    PolicyLab lab = new PolicyLab(folder);
    lab.write("good.conf", "title = Good");
    String text = Files.readString(file);
    lab.write("bad.conf", text.stripTrailing());
    String words = text.lines().findFirst().orElseThrow().substring(REFUSED.length());
    String place = Character.isDigit(words.charAt(0)) && words.contains(": ") ? "bad.conf:" : "";
    assertThatThrownBy(lab::read)
        .isInstanceOf(UnusablePolicy.class)
        .hasMessageContaining(place + words);
  }

  @Test
  void theFilesAreMany() throws IOException {
    assertThat(files()).hasSizeGreaterThan(40);
  }

  @Test
  void whatIsNoTextIsRefused() throws IOException {
    PolicyLab lab = new PolicyLab(folder);
    Files.write(
        folder.resolve("bad.conf"), "title = M\u00fcller".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(lab::read)
        .isInstanceOf(UnusablePolicy.class)
        .hasMessageContaining("bad.conf: it cannot be read as text");
  }

  @Test
  void aHugeFileIsNotRead() throws IOException {
    PolicyLab lab = new PolicyLab(folder);
    lab.write("bad.conf", "#".repeat(300 * 1024));
    assertThatThrownBy(lab::read).hasMessageContaining("bad.conf: it has more than 262144 octets");
  }

  @Test
  void aNameThatIsNoNameIsRefused() throws IOException {
    PolicyLab lab = new PolicyLab(folder);
    lab.write("Partners.conf", "title = Partners");
    assertThatThrownBy(lab::read).hasMessageContaining("'Partners' is no name for a policy");
  }

  @Test
  void theNameOfABuiltInPolicyIsTaken() throws IOException {
    PolicyLab lab = new PolicyLab(folder);
    lab.write("strict.conf", "title = Mine");
    assertThatThrownBy(lab::read).hasMessageContaining("'strict' is a built-in policy");
  }

  @Test
  void twoOfOneNameAreRefused() throws IOException {
    PolicyLab lab = new PolicyLab(folder);
    lab.directory("partners");
    lab.write("partners.conf", "title = Partners");
    assertThatThrownBy(lab::read)
        .hasMessageContaining("the policy 'partners' is defined twice: by ")
        .hasMessageContaining("partners.conf");
  }

  @Test
  void aCircleIsToldInItsOrder() throws IOException {
    PolicyLab lab = new PolicyLab(folder);
    lab.write("a.conf", "extends = b");
    lab.write("b.conf", "extends = c");
    lab.write("c.conf", "extends = a");
    assertThatThrownBy(lab::read)
        .hasMessageContaining("c.conf:1: extends = a")
        .hasMessageContaining("in a circle: a -> b -> c -> a");
  }

  @Test
  void aDirectoryThatIsNotThereIsRefused() throws IOException {
    PolicyLab lab = new PolicyLab(folder);
    Path gone = lab.directory("gone");
    for (String each : List.of("anchors", "intermediates", "crls")) {
      Files.delete(gone.resolve(each));
    }
    Files.delete(gone);
    assertThatThrownBy(lab::read).hasMessageContaining("gone is not a directory that can be read");
  }

  @Test
  void oneBadFileInAFolderRefusesAll() throws IOException {
    PolicyLab lab = new PolicyLab(folder);
    lab.directory("partners");
    lab.write("partners/anchors/bad.pem", "-----BEGIN CERTIFICATE-----", "AAAA");
    assertThatThrownBy(lab::read)
        .hasMessageContaining("bad.pem cannot be used: a PEM block is broken");
  }
}
