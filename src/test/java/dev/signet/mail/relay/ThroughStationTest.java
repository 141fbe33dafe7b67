package dev.signet.mail.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.smtp.Envelope;
import dev.signet.mail.smtp.ListenAddress;
import dev.signet.mail.smtp.MailService;
import dev.signet.mail.smtp.NextHop;
import dev.signet.mail.smtp.Peer;
import dev.signet.mail.smtp.Reply;
import dev.signet.mail.smtp.Script;
import dev.signet.mail.smtp.client.ClientSettings;
import dev.signet.mail.smtp.client.SmtpClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A front before next hops that answer oddly. */
class ThroughStationTest {
  private static final Peer CLIENT = Peer.at("192.0.2.7", 4711);
  private static final Envelope.Sender SENDER = new Envelope.Sender("a@example.net", List.of());
  private static final String HELLO =
      """
      S: 220 hop
      C: EHLO edge.test
      S: 250-hop
      """;
  private static final String TOLD =
      HELLO
          + """
          S: 250 XCLIENT NAME ADDR PORT PROTO HELO
          C: XCLIENT HELO=c PROTO=ESMTP PORT=4711 NAME=[UNAVAILABLE] ADDR=192.0.2.7
          """;

  private final SmtpClient client = new SmtpClient(ClientSettings.plain("edge.test"));
  private final List<Throwable> troubles = new ArrayList<>();

  @AfterEach
  void stop() {
    client.close();
  }

  private interface Work {
    void with(MailService.Session session);
  }

  private void behind(String script, Work work) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread playing = new Thread(() -> serve(server, script));
      playing.start();
      NextHop next = new NextHop(new ListenAddress(server.getLocalSocketAddress()), false);
      ThroughStation front =
          ThroughStation.front(
              new Station("front", false, next, 1 << 20), client, new PublicSessions());
      MailService.Session session = front.open(CLIENT);
      assertThat(session.greeting().code()).isEqualTo(220);
      work.with(session);
      session.close();
      playing.join();
    }
    assertThat(troubles).isEmpty();
  }

  private void serve(ServerSocket server, String script) {
    try (Socket socket = server.accept()) {
      socket.setSoTimeout(20_000);
      Script.of(script).playServer(socket.getInputStream(), socket.getOutputStream());
    } catch (IOException | AssertionError trouble) {
      troubles.add(trouble);
    }
  }

  /** Passed on, a 250 would let the client believe that its mail was taken. */
  @ParameterizedTest
  @ValueSource(strings = {"250 2.0.0 Ok", "550 5.7.0 insufficient authorization", "501 5.5.4 what"})
  void aStrangeAnswerToXclientCostsNoMail(String answer) throws Exception {
    behind(
        TOLD + "S: " + answer + "\nC: QUIT\nS: 221 bye\nS.\n",
        session -> {
          session.hello(CLIENT.greeting("c", true));
          assertThat(session.mail(CLIENT, SENDER).code()).isEqualTo(421);
          assertThat(session.beforeContent()).map(Reply::code).contains(421);
        });
  }

  @Test
  void aClientThatIsRefusedIsToldSo() throws Exception {
    behind(
        TOLD + "S: 554 5.7.1 blocked\nC: QUIT\nS: 221 bye\nS.\n",
        session -> {
          session.hello(CLIENT.greeting("c", true));
          assertThat(session.mail(CLIENT, SENDER)).hasToString("554 5.7.1 blocked");
        });
  }

  /** It would take us, whom it trusts, for the client, and relay for anybody. */
  @Test
  void aNextHopThatDoesNotTakeTheClientsAddressGetsNoMail() throws Exception {
    behind(
        HELLO + "S: 250 XCLIENT NAME HELO\nC: QUIT\nS: 221 bye\nS.\n",
        session -> {
          session.hello(CLIENT.greeting("c", true));
          assertThat(session.mail(CLIENT, SENDER).code()).isEqualTo(421);
        });
  }

  @Test
  void anotherServersSmimeIsNotPassedOnAsOurs() throws Exception {
    behind(
        TOLD
            + """
            S: 220 again
            C: EHLO c
            S: 250-hop
            S: 250 SMIME
            C: QUIT
            S: 221 bye
            S.
            """,
        session -> {
          Set<String> offered = session.hello(CLIENT.greeting("c", true));
          assertThat(offered).contains("STARTTLS").doesNotContain("SMIME");
        });
  }
}
