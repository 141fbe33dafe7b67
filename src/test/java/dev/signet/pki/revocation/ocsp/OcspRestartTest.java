package dev.signet.pki.revocation.ocsp;

import static dev.signet.pki.revocation.ocsp.AskingLab.RESPONDER;
import static dev.signet.pki.revocation.ocsp.Says.good;
import static dev.signet.pki.revocation.ocsp.Says.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.Octets;
import dev.signet.pki.revocation.cache.AnswerCache;
import dev.signet.pki.revocation.cache.AnswerDirectory;
import dev.signet.pki.revocation.cache.KeptAnswer;
import dev.signet.testkit.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers on disk: found again after a restart, and believed no more than before. */
class OcspRestartTest {

  @TempDir Path folder;

  private final AskingLab lab = new AskingLab(RESPONDER);

  @BeforeEach
  void start() throws IOException {
    restart();
  }

  @Test
  void answersAreFoundAgainAfterARestart() throws IOException {
    lab.answeringGood();
    lab.ask(lab.source());
    lab.failing();
    restart();

    assertThat(lab.ask(lab.source())).satisfies(good());
    assertThat(lab.fetched).hasSize(1);
  }

  @Test
  void theyAnswerQuestionsAboutThePastThen() throws IOException {
    lab.answeringGood();
    lab.ask(lab.source());
    var then = lab.scene.now;
    lab.pass(Duration.ofDays(300));
    restart();

    assertThat(lab.source().statusOf(lab.scene.question().asOf(then))).satisfies(good());
  }

  @Test
  void theyAreForgottenWhenThePolicyNeedsThemNoLonger() throws IOException {
    lab.answeringGood();
    lab.ask(lab.source());
    lab.pass(Duration.ofDays(402));
    restart();

    assertThat(lab.cache.answers()).isZero();
    assertThat(files()).isEmpty();
  }

  @Test
  void junkAmongThemIsRemoved() throws IOException {
    lab.answeringGood();
    lab.ask(lab.source());
    Path kept = files().get(0);
    byte[] content = Files.readAllBytes(kept);
    Files.write(folder.resolve("begun123.part"), content);
    Files.write(folder.resolve("x.answer"), new byte[] {1, 2, 3});
    Files.write(folder.resolve("a" + kept.getFileName()), content);
    content[content.length - 1] ^= 1;
    Files.write(kept, content);
    restart();

    assertThat(lab.cache.answers()).isZero();
    assertThat(files()).isEmpty();
  }

  @Test
  void aForgedOneUnderTheRightNameProvesNothing() throws IOException {
    Octets forged = lab.responder.answer(a -> a.good(lab.scene.leaf).signedBy(TestKeys.ec()));
    lab.cache.keep(
        new KeptAnswer(
            Errand.subject(lab.question()),
            RESPONDER,
            forged,
            lab.scene.now,
            lab.scene.now,
            Optional.of(lab.scene.now.plus(Duration.ofDays(1))),
            true,
            lab.scene.now.plus(Duration.ofDays(400))));
    restart();

    assertThat(lab.cache.answers()).isEqualTo(1);
    assertThat(lab.ask(lab.source())).satisfies(unknown("not signed by the issuer"));
  }

  @Test
  void onlySoManyAreReadBack() throws IOException {
    lab.answeringGood();
    lab.ask(lab.source());
    lab.cache =
        AnswerCache.over(new AnswerDirectory(folder, 0), AnswerCache.Limits.DEFAULT, lab.scene.now);

    assertThat(lab.cache.answers()).isZero();
  }

  @Test
  void aDiskThatFailsCostsNothingButTheMemory() throws IOException {
    Path gone = Files.createDirectory(folder.resolve("gone"));
    AnswerDirectory directory = new AnswerDirectory(gone, 10);
    lab.cache = AnswerCache.over(directory, AnswerCache.Limits.DEFAULT, lab.scene.now);
    Files.delete(gone);
    lab.answeringGood();

    assertThat(lab.ask(lab.source())).satisfies(good());
    assertThat(lab.ask(lab.source())).satisfies(good());
    assertThat(directory.failures()).isEqualTo(1);
  }

  private void restart() throws IOException {
    lab.cache =
        AnswerCache.over(
            new AnswerDirectory(folder, 1000), AnswerCache.Limits.DEFAULT, lab.scene.now);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
