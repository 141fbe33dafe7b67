package dev.signet.mail.smtp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.mail.message.Content;
import dev.signet.mail.smtp.Envelope;
import dev.signet.mail.smtp.ListenAddress;
import dev.signet.mail.smtp.NextHop;
import dev.signet.mail.smtp.Peer;
import dev.signet.mail.smtp.Script;
import dev.signet.mail.smtp.client.Outcome.Fate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client against servers that follow a script. */
@Timeout(60)
class BadServersTest {
  private static final Peer NOBODY = Peer.at("unix", 0);
  private static final String HELLO =
      """
      S: 220 hop
      C: EHLO client.test
      S: 250 hop
      """;
  private static final String UP_TO_DATA =
      HELLO
          + """
          C: MAIL FROM:<a@example.org>
          S: 250 2.1.0 Ok
          C: RCPT TO:<b@example.net>
          S: 250 2.1.5 Ok
          C: DATA
          S: 354 go
          C: x
          C: .
          """;

  private final List<Throwable> troubles = new ArrayList<>();
  private SmtpClient client =
      new SmtpClient(ClientSettings.plain("client.test").with(Waits.of(Duration.ofSeconds(15))));

  @AfterEach
  void stop() {
    client.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "S: HTTP/1.1 400 Bad Request",
        "S| 220 no end",
        "S: 220-one\nS: 221 two",
        "S| 220 bare\\n",
        "S: 220 hop\nC: EHLO client.test\nS: 250-hop\nS: 251 DSN",
      })
  void garbageIsALossBeforeTheMessage(String script) throws Exception {
    Outcome outcome = only(play(script + "\nS.\n", "x\r\n"));
    assertThat(outcome.fate()).isEqualTo(Fate.LOST);
    assertThat(outcome.reply().code()).isEqualTo(451);
  }

  @Test
  void anEndlessLineIsNotReadToItsEnd() throws Exception {
    Outcome outcome = only(play("S| 220 " + "x".repeat(5000) + "\nS.\n", "x\r\n"));
    assertThat(outcome.fate()).isEqualTo(Fate.LOST);
  }

  @Test
  void aRefusalAtTheGreetingIsPassedOn() throws Exception {
    Outcome outcome = only(play("S: 554 5.7.1 go away\nS.\n", "x\r\n"));
    assertThat(outcome).hasToString("554 5.7.1 go away (ANSWERED)");
  }

  @Test
  void a421InTheMiddleIsPassedOn() throws Exception {
    String script = HELLO + "C: MAIL FROM:<a@example.org>\nS: 421 4.3.2 stopping\nS.\n";
    assertThat(only(play(script, "x\r\n"))).hasToString("421 4.3.2 stopping (ANSWERED)");
  }

  @Test
  void aHangUpBeforeTheEndIsALossAndAfterItInDoubt() throws Exception {
    String early = HELLO + "C: MAIL FROM:<a@example.org>\nS: 250 Ok\nC: RCPT ...\nS.\n";
    assertThat(only(play(early, "x\r\n")).fate()).isEqualTo(Fate.LOST);
    Outcome late = only(play(UP_TO_DATA + "S.\n", "x\r\n"));
    assertThat(late.fate()).isEqualTo(Fate.IN_DOUBT);
    assertThat(late.reply().code()).isEqualTo(451);
  }

  @Test
  void garbageAfterTheEndIsInDoubtToo() throws Exception {
    assertThat(only(play(UP_TO_DATA + "S: Thanks!\nS.\n", "x\r\n")).fate())
        .isEqualTo(Fate.IN_DOUBT);
    assertThat(only(play(UP_TO_DATA + "S: 354 more\nS.\n", "x\r\n")).reply().code()).isEqualTo(451);
  }

  @Test
  void ofLmtpOnlyTheRepliesThatAreMissingAreInDoubt() throws Exception {
    String script =
        """
        S: 220 hop
        C: LHLO client.test
        S: 250-hop
        S: 250 PIPELINING
        C: MAIL FROM:<a@example.org>
        C: RCPT TO:<b@example.net>
        C: RCPT TO:<c@example.net>
        C: RCPT TO:<d@example.net>
        S: 250 2.1.0 Ok
        S: 250 2.1.5 Ok
        S: 550 5.1.1 no
        S: 250 2.1.5 Ok
        C: DATA
        S: 354 go
        C: x
        C: .
        S: 250 2.0.0 first
        S.
        """;
    List<Outcome> outcomes =
        play(true, script, "x\r\n", "b@example.net", "c@example.net", "d@example.net");
    assertThat(outcomes.stream().map(Outcome::fate))
        .containsExactly(Fate.ANSWERED, Fate.ANSWERED, Fate.IN_DOUBT);
    assertThat(outcomes.stream().map(o -> o.reply().code())).containsExactly(250, 550, 451);
  }

  @Test
  void aSilentServerIsNotWaitedForForEver() throws Exception {
    client.close();
    client =
        new SmtpClient(ClientSettings.plain("client.test").with(Waits.of(Duration.ofMillis(300))));
    Outcome outcome = only(play(UP_TO_DATA + "C.\nS.\n", "x\r\n"));
    assertThat(outcome.fate()).isEqualTo(Fate.IN_DOUBT);
  }

  @Test
  void heloIsTriedWhereEhloIsUnknown() throws Exception {
    String script =
        """
        S: 220 old
        C: EHLO client.test
        S: 502 what
        C: HELO client.test
        S: 250 old
        C: MAIL FROM:<a@example.org>
        S: 250 Ok
        C: RCPT TO:<b@example.net>
        S: 250 Ok
        C: DATA
        S: 354 go
        C: x
        C: .
        S: 250 taken
        C: QUIT
        S: 221 bye
        S.
        """;
    assertThat(only(play(script, "x\r\n")).isDelivered()).isTrue();
  }

  @Test
  void whatTheHopCannotCarryIsRefusedHere() throws Exception {
    String nothingSaid = HELLO + "C: QUIT\nS: 221 bye\nS.\n";
    assertThat(only(play(nothingSaid, "\r\n\u00e9\r\n")).reply().toString())
        .startsWith("554 5.6.3");
    assertThat(only(play(false, nothingSaid, "x\r\n", "\u00fc@example.net")).reply().toString())
        .startsWith("553 5.6.7");
    String small = HELLO.replace("S: 250 hop", "S: 250-hop\nS: 250 SIZE 5");
    assertThat(only(play(small + "C: QUIT\nS: 221 bye\nS.\n", "12345678\r\n")).reply().toString())
        .startsWith("552 5.3.4");
    assertThat(troubles).isEmpty();
  }

  @Test
  void aConversationToldOfItsClientSpeaksForIt() throws Exception {
    String script =
        """
        S: 220 hop
        C: EHLO client.test
        S: 250-hop
        S: 250 XCLIENT NAME ADDR PROTO HELO
        C: XCLIENT HELO=c+2Bd PROTO=ESMTP NAME=[UNAVAILABLE] ADDR=IPV6:2001:db8::7
        S: 220 again
        C: EHLO c+d
        S: 250-hop
        S: 250 DSN
        C: MAIL FROM:<a@example.org> RET=HDRS
        S: 250 Ok
        C: RCPT TO:<b@example.net> NOTIFY=NEVER
        S: 550 5.1.1 no
        C: RSET
        S: 250 Ok
        C: QUIT
        S: 221 bye
        S.
        """;
    withServer(
        script,
        hop -> {
          try (SmtpConversation talk = client.open(new NextHop(hop, false))) {
            assertThat(talk.become(Peer.at("2001:db8::7", 9).greeting("c+d", true)).code())
                .isEqualTo(220);
            assertThat(talk.keywords().parameters()).isEqualTo(Map.of("DSN", ""));
            assertThat(
                    talk.mail(
                            new Envelope.Sender(
                                "a@example.org", List.of("RET=HDRS", "BODY=8BITMIME")))
                        .code())
                .isEqualTo(250);
            assertThat(
                    talk.recipient(new Envelope.Recipient("b@example.net", List.of("NOTIFY=NEVER")))
                        .code())
                .isEqualTo(550);
            assertThat(talk.reset()).isTrue();
          }
        });
    assertThat(troubles).isEmpty();
  }

  /** Passed on it would be taken for the reply to a message that was never sent. */
  @Test
  void aYesToDataBeforeTheMessageIsNoYes() throws Exception {
    String script =
        HELLO
            + """
            C: MAIL FROM:<a@example.org>
            S: 250 2.1.0 Ok
            C: RCPT TO:<b@example.net>
            S: 250 2.1.5 Ok
            C: DATA
            S: 250 2.0.0 queued
            S.
            """;
    withServer(
        script,
        hop -> {
          try (SmtpConversation talk = client.open(new NextHop(hop, false))) {
            talk.mail(new Envelope.Sender("a@example.org", List.of()));
            talk.recipient(new Envelope.Recipient("b@example.net", List.of()));
            assertThat(talk.data().code()).isEqualTo(451);
          }
        });
    assertThat(troubles).isEmpty();
  }

  @Test
  void nobodyThereIsALoss() throws IOException {
    ListenAddress nobody;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = new ListenAddress(free.getLocalSocketAddress());
    }
    assertThatThrownBy(() -> client.open(new NextHop(nobody, false)))
        .isInstanceOfSatisfying(
            NextHopFailure.class,
            failure -> {
              assertThat(failure.isInDoubt()).isFalse();
              assertThat(failure.reply().code()).isEqualTo(451);
            });
  }

  private static Outcome only(List<Outcome> outcomes) {
    assertThat(outcomes).hasSize(1);
    return outcomes.get(0);
  }

  private List<Outcome> play(String script, String content) throws Exception {
    return play(false, script, content, "b@example.net");
  }

  private List<Outcome> play(boolean isLmtp, String script, String content, String... to)
      throws Exception {
    Envelope envelope =
        new Envelope(
            new Envelope.Sender("a@example.org", List.of()),
            Stream.of(to).map(path -> new Envelope.Recipient(path, List.of())).toList());
    List<Outcome> outcomes = new ArrayList<>();
    withServer(
        script,
        hop -> {
          Content octets = Content.of(content.getBytes(StandardCharsets.ISO_8859_1));
          outcomes.addAll(client.deliver(new NextHop(hop, isLmtp), NOBODY, envelope, octets));
          client.close();
          client =
              new SmtpClient(
                  ClientSettings.plain("client.test").with(Waits.of(Duration.ofSeconds(15))));
        });
    return outcomes;
  }

  private interface Work {
    void with(ListenAddress hop) throws Exception;
  }

  private void withServer(String script, Work work) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread playing = new Thread(() -> serve(server, script));
      playing.start();
      work.with(new ListenAddress(server.getLocalSocketAddress()));
      playing.join();
    }
  }

  private void serve(ServerSocket server, String script) {
    try (Socket socket = server.accept()) {
      socket.setSoTimeout(20_000);
      Script.of(script).playServer(socket.getInputStream(), socket.getOutputStream());
    } catch (IOException | AssertionError trouble) {
      troubles.add(trouble);
    }
  }
}
