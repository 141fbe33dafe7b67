package dev.signet.conformance.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every corpus of signed mail, put to {@code signet mail examine}, and docs/conformance/mail.md,
 * which is written from it.
 *
 * <p>{@code mvn test -Dtest=MailExamineCorpusTest -Dsignet.docs=write} writes the page anew.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailExamineCorpusTest {
  private static final Path PAGE = Path.of("docs/conformance/mail.md");

  private final Map<String, List<Answer>> answers = new LinkedHashMap<>();

  /**
   * A case and what was said of it.
   *
   * @param plain with the defaults of the command
   * @param chosen with the options that the age of the corpus asks for
   */
  record Answer(MailCorpus.Case about, Examined plain, Examined chosen) {}

  @BeforeAll
  void examineEverything(@TempDir Path room) throws Exception {
    assumeTrue(MailCorpus.present(), "the corpora are not at " + MailCorpus.HOME);
    for (String name : MailCorpus.NAMES) {
      MailCorpus corpus = MailCorpus.named(name);
      List<Answer> all = new ArrayList<>();
      for (MailCorpus.Case one : corpus.cases()) {
        Examined plain = Examined.of(one, room, List.of());
        boolean isPlain = corpus.options().isEmpty();
        all.add(new Answer(one, plain, isPlain ? plain : Examined.of(one, room, corpus.options())));
      }
      answers.put(name, all);
    }
  }

  static List<String> corpora() {
    return MailCorpus.NAMES;
  }

  @ParameterizedTest
  @MethodSource("corpora")
  void everyDifferenceIsExplainedAndEveryExplanationNeeded(String name) {
    assertThat(KnownMailDifferences.complaints(name, answers.get(name))).isEmpty();
  }

  /** Without exception, whatever the options. */
  @ParameterizedTest
  @MethodSource("corpora")
  void nothingBadIsGood(String name) {
    assertThat(answers.get(name))
        .filteredOn(
            a ->
                a.plain().against(a.about()) == Examined.Outcome.FALSE_ACCEPT
                    || a.chosen().against(a.about()) == Examined.Outcome.FALSE_ACCEPT)
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("corpora")
  void whoPassesIsTheAuthor(String name) {
    assertThat(answers.get(name))
        .filteredOn(a -> a.chosen().result().equals("pass"))
        .allMatch(a -> a.chosen().identity().filter(a.about().from()::contains).isPresent());
  }

  @Test
  void thePageIsUpToDate() throws Exception {
    String wanted = new MailPage(answers).text();
    if ("write".equals(System.getProperty("signet.docs"))) {
      Files.writeString(PAGE, wanted);
    }
    assertThat(PAGE).as("write it with -Dsignet.docs=write").hasContent(wanted);
  }
}
