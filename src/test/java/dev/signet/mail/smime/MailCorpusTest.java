package dev.signet.mail.smime;

import dev.signet.mail.smime.cms.AlgorithmRules;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signed mail that others made. */
class MailCorpusTest {

  @ParameterizedTest
  @ValueSource(strings = {"smime-pkits", "smime-pdts", "smime-thunderbird", "smime-misc"})
  void dump(String corpus) throws Exception {
    for (MailCases.Case one : MailCases.of(corpus)) {
      if (!one.isMessage()) continue;
      Examination found = Smime.examine(one.message(), AlgorithmRules.LEGACY);
      System.out.println(
          "DUMP "
              + corpus
              + " "
              + one.verdict()
              + " "
              + one.id()
              + " "
              + found.shape()
              + " "
              + found.because()
              + " "
              + found.layers().stream()
                  .map(
                      l ->
                          l.part()
                              + l.trouble().map(t -> "!" + t).orElse("")
                              + l.signers().stream()
                                  .map(s -> s.integrity() + ":" + s.because())
                                  .collect(Collectors.toList()))
                  .collect(Collectors.toList()));
    }
  }
}
