package dev.signet.pki.fetch;

import static dev.signet.pki.fetch.DoorLab.failed;
import static dev.signet.pki.fetch.DoorLab.refused;
import static dev.signet.pki.fetch.DoorLab.text;
import static dev.signet.pki.fetch.ScriptedHost.octets;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.fetch.guard.GuardRule;
import dev.signet.pki.fetch.transfer.Trouble;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** However much or slowly a server sends, the cost stays within what was granted. */
@Timeout(30)
class DoorBoundsTest {

  private static final Duration SHORT = Duration.ofMillis(300);
  private static final String ENDLESS = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

  private final DoorLab lab = new DoorLab();
  private @TempDir Path spool;

  @BeforeEach
  void useTheDirectory() {
    lab.spool = spool;
  }

  @AfterEach
  void leaveNothing() throws IOException {
    lab.close();
    try (Stream<Path> left = Files.list(spool)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void refusesATooLargeContentByItsAnnouncement() throws IOException {
    String answer = "HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n";
    AtomicLong sent = new AtomicLong();
    try (ScriptedHost host = ScriptedHost.with((request, out) -> pour(out, answer, sent))) {
      assertThat(answered(host))
          .isEqualTo(
              failed(Trouble.TOO_LARGE)
                  + " 1073741824 octets are announced, more than the accepted 1000 octets");
      assertThat(sent.get()).isLessThan(64 << 20);
    }
  }

  @Test
  void cutsOffAContentThatIsLargerThanItMayBe() throws IOException {
    AtomicLong sent = new AtomicLong();
    try (ScriptedHost host =
        ScriptedHost.with((request, out) -> pour(out, "HTTP/1.0 200 OK\r\n\r\n", sent))) {
      assertThat(answered(host))
          .isEqualTo(failed(Trouble.TOO_LARGE) + " more came than the accepted 1000 octets");
      assertThat(sent.get()).isLessThan(64 << 20);
    }
  }

  @Test
  void cutsOffAnEndlessChunkedContent() throws IOException {
    try (ScriptedHost host =
        ScriptedHost.with(
            (request, out) -> {
              out.write(octets(ENDLESS));
              while (true) {
                out.write(octets("400\r\n" + "x".repeat(0x400) + "\r\n"));
              }
            })) {
      assertThat(answered(host)).startsWith(failed(Trouble.TOO_LARGE));
    }
  }

  @Test
  void cutsOffOneHugeChunk() throws IOException {
    AtomicLong sent = new AtomicLong();
    try (ScriptedHost host =
        ScriptedHost.with((request, out) -> pour(out, ENDLESS + "7fffffff\r\n", sent))) {
      assertThat(answered(host)).startsWith(failed(Trouble.TOO_LARGE));
    }
  }

  @Test
  void acceptsAContentOfExactlyTheLimit() throws IOException {
    try (ScriptedHost host = ScriptedHost.serving("x".repeat(1000))) {
      assertThat(answered(host)).hasSize(1000).startsWith("xxx");
    }
  }

  @Test
  void letsACallerAcceptLessButNotMore() throws IOException {
    try (ScriptedHost host = ScriptedHost.serving("x".repeat(1001))) {
      GuardedDoor door = lab.admitting(host).door();
      FetchRequest request = FetchRequest.crl(host.uri("/a.crl"));
      assertThat(text(door.fetch(request.atMost(10), lab.budget()))).contains("accepted 10 octets");
      assertThat(text(door.fetch(request.atMost(2000), lab.budget())))
          .contains("accepted 1000 octets");
    }
  }

  @Test
  void keepsALargeContentInAFileUntilItIsClosed() throws IOException {
    lab.limits =
        new FetchLimits(
            lab.limits.certificates(),
            new FetchLimits.Limit(1 << 20, DoorLab.SOON),
            lab.limits.ocsp(),
            DoorLab.SOON,
            1000,
            DoorLab.LENIENT);
    try (ScriptedHost host = ScriptedHost.serving("x".repeat(300_000))) {
      FetchResult.Fetched fetched =
          (FetchResult.Fetched) lab.admitting(host).crl(host.uri("/a.crl"));
      assertThat(fetched.content().file()).hasValueSatisfying(f -> assertThat(f).hasSize(300_000));
      assertThat(fetched.content().size()).isEqualTo(300_000);
      assertThat(text(fetched)).hasSize(300_000);
      assertThat(fetched.content().file()).hasValueSatisfying(f -> assertThat(f).doesNotExist());
    }
  }

  @Test
  void removesTheFileOfAContentThatBreaksOff() throws IOException {
    lab.limits =
        new FetchLimits(
            lab.limits.certificates(),
            new FetchLimits.Limit(100_000, DoorLab.SOON),
            lab.limits.ocsp(),
            DoorLab.SOON,
            1000,
            DoorLab.LENIENT);
    AtomicLong sent = new AtomicLong();
    try (ScriptedHost host =
        ScriptedHost.with((request, out) -> pour(out, "HTTP/1.0 200 OK\r\n\r\n", sent))) {
      assertThat(answered(host)).startsWith(failed(Trouble.TOO_LARGE));
    }
  }

  @Test
  void saysThatALargeContentCannotBeKept() throws IOException {
    lab.spool = spool.resolve("missing");
    lab.limits =
        new FetchLimits(
            lab.limits.certificates(),
            lab.limits.crl(),
            lab.limits.ocsp(),
            DoorLab.SOON,
            10,
            DoorLab.LENIENT);
    try (ScriptedHost host = ScriptedHost.serving("x".repeat(100))) {
      assertThat(answered(host)).startsWith(failed(Trouble.LOCAL)).contains("file");
    }
  }

  @Test
  void endsATricklingContentAlthoughItMakesProgress() throws IOException {
    assertEndsInTime(
        (request, out) -> trickle(out, "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n"));
  }

  @Test
  void endsATricklingHead() throws IOException {
    assertEndsInTime((request, out) -> trickle(out, "HTTP/1.1 200 OK\r\nX-Field: "));
  }

  @Test
  void endsAnEndlessRowOfInterimAnswers() throws IOException {
    assertEndsInTime(
        (request, out) -> {
          while (true) {
            out.write(octets("HTTP/1.1 102 Processing\r\n\r\n"));
            out.flush();
            Thread.sleep(5);
          }
        });
  }

  @Test
  void endsASilentAnswer() throws IOException {
    assertEndsInTime((request, out) -> Thread.sleep(20_000));
  }

  @Test
  void endsASilentTlsHandshake() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String authority = "127.0.0.1:" + silent.getLocalPort();
      lab.rules = lab.rules.admitting(authority);
      lab.limits = lab.limits.withEach(new FetchLimits.Limit(1000, SHORT));
      assertThat(text(lab.crl("https://" + authority + "/"))).startsWith(failed(Trouble.TIMEOUT));
    }
  }

  @Test
  void endsAnAttemptToConnectThatNobodyAnswers() throws IOException {
    List<Socket> queue = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (int i = 0; i < 8; i++) {
        Socket waiting = new Socket();
        queue.add(waiting);
        connect(waiting, full);
      }
      String authority = "127.0.0.1:" + full.getLocalPort();
      lab.rules = lab.rules.admitting(authority);
      lab.limits = lab.limits.withEach(new FetchLimits.Limit(1000, SHORT));
      assertThat(text(lab.crl("http://" + authority + "/"))).startsWith(failed(Trouble.TIMEOUT));
    } finally {
      for (Socket waiting : queue) {
        waiting.close();
      }
    }
  }

  @Test
  void doesNotReadTheRestOfWhatItRefuses() throws IOException {
    AtomicLong sent = new AtomicLong();
    String head = "HTTP/1.1 404 No\r\nContent-Length: 1073741824\r\n\r\n";
    try (ScriptedHost host = ScriptedHost.with((request, out) -> pour(out, head, sent))) {
      assertThat(answered(host)).startsWith(failed(Trouble.ABSENT));
      assertThat(sent.get()).isLessThan(64 << 20);
    }
  }

  @Test
  void letsACallerWaitLess() throws IOException {
    try (ScriptedHost host = ScriptedHost.with((request, out) -> Thread.sleep(20_000))) {
      FetchRequest request = FetchRequest.crl(host.uri("/")).within(Duration.ofMillis(100));
      assertThat(text(lab.admitting(host).door().fetch(request, lab.budget())))
          .isEqualTo(failed(Trouble.TIMEOUT) + " not finished within 100 ms");
    }
  }

  @Test
  void stopsWhenTheFetchesOfTheBudgetAreUsedUp() throws IOException {
    try (ScriptedHost host = ScriptedHost.serving("x")) {
      GuardedDoor door = lab.admitting(host).door();
      FetchBudget budget = new FetchBudget(2, 1000, lab.clock.instant().plusSeconds(60));
      FetchRequest request = FetchRequest.crl(host.uri("/"));
      assertThat(text(door.fetch(request, budget))).isEqualTo("x");
      assertThat(text(door.fetch(request, budget))).isEqualTo("x");
      assertThat(text(door.fetch(request, budget))).startsWith(refused(GuardRule.BUDGET));
      assertThat(budget.fetchesLeft()).isZero();
      assertThat(host.requests()).hasSize(2);
    }
  }

  @Test
  void stopsWhenTheOctetsOfTheBudgetAreUsedUp() throws IOException {
    try (ScriptedHost host = ScriptedHost.serving("x".repeat(60))) {
      GuardedDoor door = lab.admitting(host).door();
      FetchBudget budget = new FetchBudget(9, 100, lab.clock.instant().plusSeconds(60));
      FetchRequest request = FetchRequest.crl(host.uri("/"));
      assertThat(text(door.fetch(request, budget))).hasSize(60);
      assertThat(text(door.fetch(request, budget)))
          .isEqualTo(refused(GuardRule.BUDGET) + " the octets of the budget are used up");
    }
  }

  @Test
  void stopsWhenTheTimeOfTheBudgetIsUsedUp() throws IOException {
    try (ScriptedHost host = ScriptedHost.serving("x")) {
      FetchBudget budget = new FetchBudget(9, 100, lab.clock.instant());
      FetchRequest request = FetchRequest.crl(host.uri("/"));
      assertThat(text(lab.admitting(host).door().fetch(request, budget)))
          .isEqualTo(refused(GuardRule.BUDGET) + " the time of the budget is used up");
      assertThat(host.requests()).isEmpty();
    }
  }

  @Test
  void fetchesNothingOnceItIsClosed() throws IOException {
    try (ScriptedHost host = ScriptedHost.serving("x")) {
      GuardedDoor door = lab.admitting(host).door();
      door.close();
      assertThat(text(door.fetch(FetchRequest.crl(host.uri("/")), lab.budget())))
          .isEqualTo(failed(Trouble.LOCAL) + " the door was closed");
      assertThat(host.requests()).isEmpty();
    }
  }

  private void assertEndsInTime(ScriptedHost.Script script) throws IOException {
    lab.limits = lab.limits.withEach(new FetchLimits.Limit(100_000, SHORT));
    try (ScriptedHost host = ScriptedHost.with(script)) {
      FetchResult result = lab.admitting(host).crl(host.uri("/a.crl"));
      assertThat(text(result)).isEqualTo(failed(Trouble.TIMEOUT) + " not finished within 300 ms");
      assertThat(result.took()).isBetween(SHORT, SHORT.plusSeconds(10));
    }
  }

  private String answered(ScriptedHost host) {
    return text(lab.admitting(host).crl(host.uri("/a.crl")));
  }

  private static void connect(Socket waiting, ServerSocket full) {
    try {
      waiting.connect(full.getLocalSocketAddress(), 50);
    } catch (IOException queueIsFull) {
      // As the test wants it.
    }
  }

  private static void pour(OutputStream out, String head, AtomicLong sent) throws IOException {
    out.write(octets(head));
    byte[] part = new byte[64 << 10];
    for (int i = 0; i < 16 << 10; i++) {
      out.write(part);
      sent.addAndGet(part.length);
    }
  }

  private static void trickle(OutputStream out, String head)
      throws IOException, InterruptedException {
    out.write(octets(head));
    while (true) {
      out.write('x');
      out.flush();
      Thread.sleep(5);
    }
  }
}
