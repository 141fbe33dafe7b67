package dev.signet.cli.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.signet.conformance.peer.Corpus;
import dev.signet.conformance.peer.Peers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every corpus, put to {@code signet judge}, and docs/conformance/paths.md, which is written from
 * it.
 *
 * <p>{@code mvn test -Dtest=CorpusTest -Dsignet.docs=write} writes the page anew, {@code
 * -Dsignet.peers=write} asks JDK, Bouncy Castle and OpenSSL again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorpusTest {
  private static final Path PAGE = Path.of("docs/conformance/paths.md");

  private final Map<String, Judged> judged = new LinkedHashMap<>();

  /** A corpus with what it expects and what was said. */
  record Judged(
      Corpus corpus,
      Map<String, Corpus.Expectation> expectations,
      Map<String, CorpusRun.Line> plain,
      Map<String, CorpusRun.Line> chosen) {}

  @BeforeAll
  void judgeEverything() throws Exception {
    assumeTrue(Corpus.present(), "the corpora are not at " + Corpus.HOME);
    if ("write".equals(System.getProperty("signet.peers"))) {
      Peers.write();
    }
    for (Corpus corpus : Corpus.all()) {
      Map<String, Corpus.Expectation> expectations = corpus.expectations();
      Map<String, CorpusRun.Line> plain = CorpusRun.plain(corpus);
      Map<String, CorpusRun.Line> chosen = CorpusRun.chosen(corpus, plain, expectations);
      judged.put(corpus.name(), new Judged(corpus, expectations, plain, chosen));
    }
  }

  static List<String> corpora() {
    return Corpus.NAMES;
  }

  @ParameterizedTest
  @MethodSource("corpora")
  void everyDifferenceIsExplainedAndEveryExplanationNeeded(String name) {
    Judged one = judged.get(name);
    assertThat(KnownDifferences.complaints(one.corpus(), one.expectations(), one.chosen()))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("corpora")
  void validPathsAreValidUnderTheExpectedPolicies(String name) {
    Judged one = judged.get(name);
    List<String> wrong = new ArrayList<>();
    for (Corpus.Expectation expected : one.expectations().values()) {
      CorpusRun.Line line = one.chosen().get(expected.id());
      if (expected.policies().isPresent() && line.verdict().equals("VALID")) {
        Set<String> ours = new TreeSet<>(line.policies().orElse(Set.of()));
        if (!ours.equals(expected.policies().get())) {
          wrong.add(expected.id() + ": " + ours + " and not " + expected.policies().get());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("corpora")
  void noCaseTakesTwoSeconds(String name) {
    assertThat(judged.get(name).plain().entrySet())
        .filteredOn(line -> line.getValue().ms() >= 2000)
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("corpora")
  void thePeersWereAskedAboutEveryCase(String name) {
    Peers peers = Peers.kept();
    assertThat(judged.get(name).expectations().keySet())
        .allMatch(id -> peers.answer("jdk", name, id).isPresent());
  }

  @Test
  void thePageIsUpToDate() throws Exception {
    String wanted = new PathsPage(List.copyOf(judged.values()), Peers.kept()).text();
    if ("write".equals(System.getProperty("signet.docs"))) {
      Files.writeString(PAGE, wanted);
    }
    assertThat(PAGE).as("write it with -Dsignet.docs=write").hasContent(wanted);
  }
}
