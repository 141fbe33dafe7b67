package dev.signet.pki.trust.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/policies.md tells every key of a policy file, and no other; its example can be read. */
class PolicyPageTest {
  private static final Path PAGE = Path.of("docs", "policies.md");

  @Test
  void thePageAndTheKeysAgree() throws IOException {
    List<String> rows =
        Files.readAllLines(PAGE).stream()
            .dropWhile(line -> !line.startsWith("| Section |"))
            .skip(2)
            .toList();
    assertThat(rows)
        .containsExactlyElementsOf(PolicyKeys.ALL.stream().map(PolicyPageTest::row).toList());
  }

  private static String row(PolicyKey key) {
    return "| "
        + (key.section().isEmpty() ? "" : "`[" + key.section() + "]`")
        + " | `"
        + key.name()
        + "` | "
        + key.takes()
        + " | "
        + key.meaning()
        + " |";
  }

  @Test
  void theExampleHasTheFormThatItShows() throws IOException {
    String page = Files.readString(PAGE);
    String example = page.split("```")[1];
    PolicyText text = PolicyTextReader.read(PAGE, example);
    assertThat(text.sections()).extracting(Section::toString).contains("[anchor acme]");
    assertThat(text.head().required("extends").value()).isEqualTo("site");
  }

  @Test
  void everyBuiltInPolicyIsOnThePage() throws IOException {
    assertThat(Files.readString(PAGE))
        .contains(BuiltIn.policies().keySet().stream().map(name -> "| `" + name + "` |").toList());
  }
}
