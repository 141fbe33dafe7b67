package dev.signet.mail.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.net.AddressRanges;
import dev.signet.mail.net.Listener;
import dev.signet.mail.smtp.Keywords;
import dev.signet.mail.smtp.ListenAddress;
import dev.signet.mail.smtp.NextHop;
import dev.signet.mail.smtp.RecordingService.Received;
import dev.signet.mail.smtp.Reply;
import dev.signet.mail.smtp.Script;
import dev.signet.mail.smtp.Served;
import dev.signet.mail.smtp.server.ServerSettings;
import dev.signet.testkit.Issued;
import dev.signet.testkit.Requirement;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestTls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The front that says SMIME, before an MTA that believes its XCLIENT. */
@Timeout(60)
class FrontTest {
  private static final AddressRanges HERE = AddressRanges.of(List.of("127.0.0.0/8"));
  private static final TestAuthority ROOT = TestAuthority.root("mail test root");
  private static final Issued SERVER =
      ROOT.issue(wishes -> wishes.subject("CN=localhost").dns("localhost"));

  private static final String HELLO =
      """
      S: 220 ESMTP signet
      C: EHLO client.test
      S: 250-edge.test
      S: 250-PIPELINING
      S: 250-SIZE 100000
      S: 250-8BITMIME
      S: 250-SMTPUTF8
      S: 250-ENHANCEDSTATUSCODES
      S: 250-DSN
      S: 250-CHUNKING
      S: 250 SMIME
      """;

  private static final String MAIL =
      """
      C: MAIL FROM:<a@example.org>
      S: 250 2.1.0 sender ok
      C: RCPT TO:<b@example.net>
      S: 250 2.1.5 recipient ok
      C: DATA
      S: 354 ...
      C: Subject: hello
      C:
      C: Hello Bob!
      C: .
      S: 250 2.0.0 taken for b@example.net
      """;

  @TempDir private Path folder;
  private final Served mta = Served.with(Served.smtp().trusting(HERE, HERE));
  private EdgeLab lab;

  @BeforeEach
  void open() {
    lab = new EdgeLab(folder);
  }

  @AfterEach
  void close() throws Exception {
    lab.close();
    mta.close();
  }

  private Listener front(Served behind, ServerSettings settings) {
    return lab.listen(
        ThroughStation.front(lab.station(behind, false, true), lab.client(), new PublicSessions()),
        settings);
  }

  private void play(String script) throws IOException {
    EdgeLab.play(front(mta, Served.smtp()), script);
  }

  private Received received(int index) {
    return mta.service().received().get(index);
  }

  @Test
  @Requirement("E2E-K01")
  void saysSmimeWhateverTheMailServerBehindSays() throws IOException {
    mta.service().offer("PIPELINING", "XCLIENT");
    play(
        """
        S: 220 ESMTP signet
        C: EHLO client.test
        S: 250-edge.test
        S: 250-PIPELINING
        S: 250-SIZE ...
        S: 250 SMIME
        """);
  }

  @Test
  @Requirement("E2E-K01")
  void neverSaysSmimeInAnswerToHelo() throws IOException {
    play(
        """
        S: 220 ESMTP signet
        C: HELO client.test
        S: 250 edge.test
        """
            + MAIL);
    assertThat(received(0).peer().isExtended()).isFalse();
  }

  @Test
  @Requirement("E2E-K01")
  void saysSmimeBeforeAndAfterStartTls() throws IOException {
    Listener front = front(mta, Served.smtp().with(TestTls.serving(SERVER)));
    try (Socket plain = EdgeLab.connect(front)) {
      play(plain, HELLO.replace("S: 250 SMIME", "S: 250-SMIME\nS: 250 STARTTLS"));
      play(plain, "C: STARTTLS\nS: 220 ...\n");
      try (SSLSocket tls =
          (SSLSocket)
              TestTls.trusting(ROOT.certificate())
                  .getSocketFactory()
                  .createSocket(plain, "localhost", plain.getPort(), true)) {
        tls.startHandshake();
        String after = HELLO.substring(HELLO.indexOf("C: EHLO"));
        play(tls, after + MAIL);
      }
    }
    assertThat(mta.service().received()).hasSize(1);
  }

  private static void play(Socket socket, String script) throws IOException {
    Script.of(script).playClient(socket.getInputStream(), socket.getOutputStream());
  }

  @Test
  void theMailServerSeesTheRealClientAndTheOctetsAsTheyCame() throws IOException {
    Listener front = front(mta, Served.smtp());
    try (Socket client = EdgeLab.connect(front)) {
      play(client, HELLO + MAIL);
      assertThat(received(0).peer().port()).isEqualTo(client.getLocalPort());
    }
    assertThat(received(0).peer().hello()).isEqualTo("client.test");
    assertThat(received(0).content()).isEqualTo("Subject: hello\r\n\r\nHello Bob!\r\n");
  }

  @Test
  void refusalsOfTheMailServerComeWordForWord() throws IOException {
    mta.service().answerMessages(to -> Reply.of(550, "5.7.1", "we do not like it"));
    play(
        HELLO
            + """
            C: MAIL FROM:<nobody@example.org>
            S: 550 5.7.1 sender refused
            C: MAIL FROM:<a@example.org>
            S: 250 2.1.0 sender ok
            C: RCPT TO:<nobody@example.net>
            S: 550 5.1.1 unknown
            C: RCPT TO:<b@example.net>
            S: 250 2.1.5 recipient ok
            C: DATA
            S: 354 ...
            C: x
            C: .
            S: 550 5.7.1 we do not like it
            C: QUIT
            S: 221 ...
            S.
            """);
  }

  @Test
  void resetGoesThroughAndMoreMailsFollow() throws IOException {
    play(
        HELLO
            + """
            C: MAIL FROM:<x@example.org>
            S: 250 2.1.0 sender ok
            C: RCPT TO:<y@example.net>
            S: 250 2.1.5 recipient ok
            C: RSET
            S: 250 ...
            """
            + MAIL
            + MAIL);
    assertThat(mta.service().received()).hasSize(2);
    assertThat(received(0).envelope().recipients()).hasSize(1);
    assertThat(received(1).envelope().sender().path()).isEqualTo("a@example.org");
  }

  @Test
  void aClientMaySayHelloAgainInAnotherName() throws IOException {
    play(HELLO + HELLO.substring(HELLO.indexOf("C: ")).replace("client", "other") + MAIL);
    assertThat(mta.service().received()).hasSize(1);
  }

  @Test
  void chunksGoOnAsOneMail() throws IOException {
    play(
        HELLO
            + """
            C: MAIL FROM:<a@example.org>
            S: 250 2.1.0 sender ok
            C: RCPT TO:<b@example.net>
            S: 250 2.1.5 recipient ok
            C: BDAT 6
            C| A: b\\r\\n
            S: 250 ...
            C: BDAT 2
            C| \\r\\n
            S: 250 ...
            C: BDAT 0 LAST
            S: 250 2.0.0 taken for b@example.net
            """);
    assertThat(received(0).content()).isEqualTo("A: b\r\n\r\n");
  }

  @Test
  void whatIsTooLargeForTheMailServerIsRefusedAtOnce() throws IOException {
    play(HELLO + "C: MAIL FROM:<a@example.org> SIZE=100001\nS: 552 5.3.4 ...\n");
  }

  @Test
  void withoutXclientNobodyIsServed() throws IOException {
    mta.service().offer("PIPELINING", "SIZE 100000");
    play(
        """
        S: 220 ESMTP signet
        C: EHLO client.test
        S: 250-edge.test
        S: 250-PIPELINING
        S: 250-SIZE 100000
        S: 250 SMIME
        C: MAIL FROM:<a@example.org>
        S: 421 4.3.5 ...
        S.
        """);
    assertThat(mta.service().received()).isEmpty();
  }

  @Test
  void withoutAMailServerTheClientIsToldToComeAgain() throws IOException {
    mta.close();
    play("S: 421 4.3.2 ...\nS.\n");
  }

  @Test
  void aMailServerThatGoesInTheMiddleLosesNothing() throws Exception {
    String until =
        """
        C: MAIL FROM:<a@example.org>
        S: 250 ok
        S.
        """;
    dying(
        until,
        """
        C: MAIL FROM:<a@example.org>
        S: 250 ok
        C: RCPT TO:<b@example.net>
        S: 451 ...
        """);
  }

  @Test
  void aMailServerThatGoesAfterTheFinalDotIsNotTakenForAYes() throws Exception {
    String until =
        """
        C: MAIL FROM:<a@example.org>
        S: 250 ok
        C: RCPT TO:<b@example.net>
        S: 250 ok
        C: DATA
        S: 354 go on
        C: x
        C: .
        S.
        """;
    dying(
        until,
        """
        C: MAIL FROM:<a@example.org>
        S: 250 ok
        C: RCPT TO:<b@example.net>
        S: 250 ok
        C: DATA
        S: 354 ...
        C: x
        C: .
        S: 451 ...
        """);
  }

  /** Before a mail server that hangs up at the end of a script. */
  private void dying(String server, String client) throws Exception {
    String opening =
        """
        S: 220 mta
        C: EHLO edge.test
        S: 250-mta
        S: 250 XCLIENT NAME ADDR PORT PROTO HELO
        C: XCLIENT HELO=client.test PROTO=ESMTP PORT=...
        S: 220 mta
        C: EHLO client.test
        S: 250 mta
        """;
    try (ServerSocket mortal = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> life =
          CompletableFuture.runAsync(() -> live(mortal, opening + server));
      Station station =
          new Station(
              "lab",
              true,
              new NextHop(ListenAddress.of("127.0.0.1:" + mortal.getLocalPort()), false),
              1 << 20);
      Listener front =
          lab.listen(
              ThroughStation.front(station, lab.client(), new PublicSessions()), Served.smtp());
      String hello =
          """
          S: 220 ESMTP signet
          C: EHLO client.test
          S: 250-edge.test
          S: 250-SIZE ...
          S: 250 %s
          """
              .formatted(Keywords.SMIME);
      EdgeLab.play(front, hello + client);
      life.get(20, TimeUnit.SECONDS);
    }
  }

  private static void live(ServerSocket mortal, String script) {
    try (Socket socket = mortal.accept()) {
      socket.setSoTimeout(20_000);
      Script.of(script).playServer(socket.getInputStream(), socket.getOutputStream());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
