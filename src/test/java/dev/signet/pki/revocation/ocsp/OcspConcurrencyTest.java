package dev.signet.pki.revocation.ocsp;

import static dev.signet.pki.revocation.ocsp.Says.good;
import static dev.signet.pki.revocation.ocsp.Says.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.signet.pki.Octets;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.fetch.FetchRequest;
import dev.signet.pki.fetch.FetchResult;
import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.testkit.Issued;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many questions at the same time, and responders that keep them waiting. */
@Timeout(60)
class OcspConcurrencyTest {

  private static final String SLOW = "http://slow.example/";
  private static final String QUICK = "http://quick.example/";

  private final ExecutorService askers = Executors.newCachedThreadPool();
  private final ExecutorService fetchers = Executors.newFixedThreadPool(4);
  private final CountDownLatch open = new CountDownLatch(1);
  private final CountDownLatch reached = new CountDownLatch(1);

  @AfterEach
  void stop() {
    open.countDown();
    askers.shutdownNow();
    fetchers.shutdownNow();
  }

  @Test
  void manyQuestionsAboutTheSameCertificateAreOneFetch() throws Exception {
    AskingLab lab = lab(SLOW);
    Octets answer = lab.responder.answer(a -> a.good(lab.scene.leaf));
    lab.behindTheDoor = held(request -> AskingLab.came(answer, request.uri()));
    OcspRevocation source = lab.source();

    List<Future<RevocationStatus>> asked = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      asked.add(askers.submit(() -> lab.ask(source)));
    }
    reached.await();
    open.countDown();

    for (Future<RevocationStatus> status : asked) {
      assertThat(status.get()).satisfies(good());
    }
    assertThat(lab.fetched).hasSize(1);
  }

  @Test
  void aSlowResponderDoesNotHoldQuestionsForOthers() throws Exception {
    AskingLab lab = lab(SLOW);
    Octets answer = lab.responder.answer(a -> a.good(lab.scene.leaf));
    Certificate quick = certificate(lab, QUICK);
    Octets quickAnswer = lab.responder.answer(a -> a.good(quick.x509()));
    Function<FetchRequest, FetchResult> slow =
        held(request -> AskingLab.came(answer, request.uri()));
    lab.behindTheDoor =
        request ->
            request.uri().getHost().equals("quick.example")
                ? AskingLab.came(quickAnswer, request.uri())
                : slow.apply(request);
    lab.settings = oneAtATime();
    OcspRevocation source = lab.source();
    Future<RevocationStatus> waiting = askers.submit(() -> lab.ask(source));
    reached.await();

    assertThat(source.statusOf(lab.question().about(certificate(lab, SLOW))))
        .satisfies(unknown("too many others wait for slow.example"));
    assertThat(source.statusOf(lab.question().about(quick))).satisfies(good());
    open.countDown();
    assertThat(waiting.get()).satisfies(good());
  }

  @Test
  void aQuestionWaitsNoLongerThanItMay() {
    AskingLab lab = lab(SLOW);
    lab.behindTheDoor = held(AskingLab::broken);
    lab.settings = lab.settings.patient(Duration.ofMillis(200));

    assertThat(lab.ask(lab.source())).satisfies(unknown("it did not answer in time"));
  }

  @Test
  void anExecutorThatIsFullLeavesItOpen() {
    AskingLab lab = lab(SLOW);
    lab.executor =
        work -> {
          throw new RejectedExecutionException("full");
        };

    assertThat(lab.ask(lab.source())).satisfies(unknown("too many others wait"));
  }

  @Test
  void afterAFaultTheNextQuestionIsAskedAnew() {
    AskingLab lab = lab(SLOW);
    lab.behindTheDoor =
        request -> {
          throw new IllegalStateException("a fault of ours");
        };
    OcspRevocation source = lab.source();
    assertThat(catchThrowable(() -> lab.ask(source))).hasRootCauseMessage("a fault of ours");

    lab.behindTheDoor = AskingLab::broken;
    lab.answeringGood();
    assertThat(lab.ask(source)).satisfies(good());
  }

  private AskingLab lab(String responder) {
    AskingLab lab = new AskingLab(responder);
    lab.executor = fetchers;
    return lab;
  }

  private static Certificate certificate(AskingLab lab, String responder) {
    Issued issued =
        lab.scene.authority.issue(
            spec -> spec.extension("1.3.6.1.5.5.7.1.1", false, AskingLab.access(responder)));
    return Certificate.of(issued.certificate());
  }

  private static OcspSettings oneAtATime() {
    OcspSettings usual = OcspSettings.DEFAULT;
    return new OcspSettings(
        usual.hash(),
        Duration.ofSeconds(30),
        1,
        usual.withoutEnd(),
        usual.staleFor(),
        usual.failurePause());
  }

  /** Answers once the test lets it. */
  private Function<FetchRequest, FetchResult> held(Function<FetchRequest, FetchResult> answer) {
    return request -> {
      reached.countDown();
      try {
        open.await();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
      return answer.apply(request);
    };
  }
}
