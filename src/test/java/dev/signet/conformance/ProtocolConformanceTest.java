package dev.signet.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Each requirement of docs/protocol.md names the tests that show it, or says why there is none.
 *
 * <p>{@code mvn test -Dtest=ProtocolConformanceTest -Dsignet.docs=write} writes the last column
 * from the tests annotated {@link Requirement}. {@code no:} is for good; {@code open:} waits for a
 * test; both need a sentence.
 */
class ProtocolConformanceTest {
  private static final Path PAGE = Path.of("docs/protocol.md");
  private static final String FAMILY = "E2E-";

  private record Row(String id, String level, String text, String shown) {
    static Optional<Row> read(String line) {
      if (!line.startsWith("| " + FAMILY)) {
        return Optional.empty();
      }
      List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
      assertThat(cells).as("cells of: %s", line).hasSize(6);
      return Optional.of(new Row(cells.get(1), cells.get(2), cells.get(3), cells.get(4)));
    }

    boolean hasReason() {
      return shown.matches("(no|open): \\S+( \\S+){4,}");
    }

    /** The line as it should be. */
    String line() {
      TreeSet<String> tests = AnnotatedTests.of(FAMILY).getOrDefault(id, new TreeSet<>());
      String wanted = tests.isEmpty() ? shown : String.join("<br>", tests);
      return "| " + id + " | " + level + " | " + text + " | " + wanted + " |";
    }
  }

  @Test
  void everyRequirementHasATestOrSaysWhyNot() throws IOException {
    Map<String, TreeSet<String>> tests = AnnotatedTests.of(FAMILY);
    assertThat(rows().stream().filter(row -> !row.hasReason()).map(Row::id))
        .as("requirements without a test annotated @Requirement and without a reason")
        .isSubsetOf(tests.keySet());
  }

  @Test
  void noTestNamesWhatIsNotThere() throws IOException {
    assertThat(AnnotatedTests.of(FAMILY).keySet())
        .as("requirements that tests name and %s does not have", PAGE)
        .isSubsetOf(rows().stream().map(Row::id).toList());
  }

  @Test
  void everyRequirementStandsOnceAndHasALevel() throws IOException {
    assertThat(rows()).extracting(Row::id).isNotEmpty().doesNotHaveDuplicates();
    assertThat(rows()).extracting(Row::level).containsOnly("M", "S", "Y");
  }

  @Test
  void thePageNamesTheTestsThatThereAre() throws IOException {
    String wanted =
        Files.readAllLines(PAGE).stream()
            .map(line -> Row.read(line).map(Row::line).orElse(line))
            .collect(Collectors.joining("\n", "", "\n"));
    if ("write".equals(System.getProperty("signet.docs"))) {
      Files.writeString(PAGE, wanted);
    }
    assertThat(PAGE).as("write it with -Dsignet.docs=write").hasContent(wanted);
  }

  private static List<Row> rows() throws IOException {
    return Files.readAllLines(PAGE).stream().flatMap(line -> Row.read(line).stream()).toList();
  }
}
