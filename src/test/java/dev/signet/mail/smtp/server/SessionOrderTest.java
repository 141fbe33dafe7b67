package dev.signet.mail.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.net.AddressRanges;
import dev.signet.mail.smtp.Envelope;
import dev.signet.mail.smtp.Reply;
import dev.signet.mail.smtp.Script;
import dev.signet.mail.smtp.Served;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Order of commands, groups of them, parameters, limits. */
@Timeout(60)
class SessionOrderTest {
  private static final String HELO =
      """
      S: 220 test ready
      C: HELO x
      S: 250 edge.test
      """;

  private static void play(String script) {
    try (Served served = Served.with(Served.smtp())) {
      served.play(script);
    }
  }

  @Test
  void groupsOfCommandsAreAnsweredInOrder() {
    play(
        HELO
            + """
            C: RSET
            C: MAIL FROM:<a@example.org>
            C: RCPT TO:<nobody@example.net>
            C: RSET
            C: MAIL FROM:<a@example.org>
            C: RCPT TO:<b@example.net>
            C: NOOP
            C: DATA
            S: 250 2.0.0 Ok
            S: 250 2.1.0 sender ok
            S: 550 5.1.1 unknown
            S: 250 2.0.0 Ok
            S: 250 2.1.0 sender ok
            S: 250 2.1.5 recipient ok
            S: 250 2.0.0 Ok
            S: 354 ...
            C: x
            C: .
            C: MAIL FROM:<a@example.org>
            C: QUIT
            S: 250 2.0.0 taken for b@example.net
            S: 250 2.1.0 sender ok
            S: 221 2.0.0 Bye
            S.
            """);
  }

  @Test
  void nothingMayFollowHelloOrDataUnasked() {
    play(
        """
        S: 220 test ready
        C: EHLO x
        C: MAIL FROM:<a@example.org>
        S: 503 5.5.1 Wait for the reply to this command
        S.
        """);
    play(
        HELO
            + """
            C: MAIL FROM:<a@example.org>
            C: RCPT TO:<b@example.net>
            C: DATA
            C: Subject: x
            S: 250 2.1.0 sender ok
            S: 250 2.1.5 recipient ok
            S: 503 5.5.1 Wait for the reply to this command
            S.
            """);
  }

  @Test
  void commandsOutOfOrderAreRefused() {
    play(
        HELO
            + """
            C: RCPT TO:<b@example.net>
            S: 503 5.5.1 Say MAIL first
            C: DATA
            S: 503 5.5.1 Say MAIL first
            C: MAIL FROM:<nobody@example.org>
            S: 550 5.7.1 sender refused
            C: RCPT TO:<b@example.net>
            S: 503 5.5.1 Say MAIL first
            C: MAIL FROM:<a@example.org>
            S: 250 2.1.0 sender ok
            C: MAIL FROM:<b@example.org>
            S: 503 5.5.1 A mail transaction is under way
            C: RCPT TO:<nobody@example.net>
            S: 550 5.1.1 unknown
            C: DATA
            S: 503 5.5.1 No valid recipients
            C: DATA now
            S: 501 5.5.4 No argument here
            C: RSET all
            S: 501 5.5.4 No argument here
            C: HELO again
            S: 250 edge.test
            C: RCPT TO:<b@example.net>
            S: 503 5.5.1 Say MAIL first
            """);
  }

  @Test
  void knownParametersAreTakenThoughNothingWasOffered() {
    try (Served served = Served.with(Served.smtp())) {
      served.service().offer();
      served.play(
          """
          S: 220 test ready
          C: EHLO postfix
          S: 250 edge.test
          C: MAIL FROM:<a@example.org> BODY=8BITMIME SMTPUTF8 RET=HDRS ENVID=x+3D1 SIZE=9
          S: 250 2.1.0 sender ok
          C: RCPT TO:<ü@bücher.example> NOTIFY=SUCCESS,FAILURE ORCPT=utf-8;ü@bücher.example
          S: 250 2.1.5 recipient ok
          C: RCPT TO:<b@example.net> NOTIFY=SOMETIMES
          S: 501 5.5.4 Malformed parameter NOTIFY
          C: RCPT TO:<b@example.net> COLOUR=RED
          S: 555 5.5.4 Unknown parameter COLOUR
          C: DATA
          S: 354 ...
          C: .
          S: 250 2.0.0 taken for ü@bücher.example
          """);
      Envelope envelope = served.service().received().get(0).envelope();
      assertThat(envelope.sender().parameters())
          .containsExactly("BODY=8BITMIME", "SMTPUTF8", "RET=HDRS", "ENVID=x+3D1", "SIZE=9");
      assertThat(envelope.recipients().get(0).parameters())
          .containsExactly("NOTIFY=SUCCESS,FAILURE", "ORCPT=utf-8;ü@bücher.example");
    }
  }

  @Test
  void addressesAreReadStrictly() {
    play(
        HELO
            + """
            C: MAIL FROM:<ü@example.org>
            S: 553 5.6.7 ...
            C: MAIL FROM:<root>
            S: 501 5.1.7 An address has a domain
            C: MAIL FROM:a@example.org
            S: 501 5.1.7 an address stands in angle brackets
            C: MAIL <a@example.org>
            S: 501 5.5.4 say FROM:<address>
            C: MAIL FROM:<@relay.example:"a b"@example.org>
            S: 250 2.1.0 sender ok
            C: RCPT TO:<>
            S: 501 5.1.3 A recipient has an address
            C: RCPT TO:<root>
            S: 501 5.1.3 A recipient has an address
            C: RCPT TO:<ü@example.org>
            S: 553 5.6.7 ...
            C: RCPT TO:<Postmaster>
            S: 250 2.1.5 recipient ok
            """);
  }

  @Test
  void tooManyErrorsEndTheConnection() {
    StringBuilder script = new StringBuilder("S: 220 test ready\n");
    for (int i = 0; i < 20; i++) {
      script.append("C: XYZZY\nS: 500 5.5.2 Unknown command\n");
    }
    play(script + "S: 421 4.7.0 Too many errors\nS.\n");
  }

  @Test
  void oneRecipientTooManyIsForTheNextMail() {
    SmtpLimits two = SmtpLimits.DEFAULT.withRecipients(2);
    try (Served served = Served.with(Served.smtp().with(two))) {
      served.play(
          HELO
              + """
              C: MAIL FROM:<a@example.org>
              C: RCPT TO:<b@example.net>
              C: RCPT TO:<c@example.net>
              C: RCPT TO:<d@example.net>
              S: 250 2.1.0 sender ok
              S: 250 2.1.5 recipient ok
              S: 250 2.1.5 recipient ok
              S: 452 4.5.3 Too many recipients
              """);
    }
  }

  @Test
  void slowClientsAreToldSo() throws IOException {
    Duration shortTime = Duration.ofMillis(400);
    SmtpLimits limits = SmtpLimits.DEFAULT.withTimes(shortTime, shortTime, shortTime);
    try (Served served = Served.with(Served.smtp().with(limits))) {
      served.play("S: 220 test ready\nS: 421 4.4.2 Timeout\nS.\n");
      served.play("S: 220 test ready\nC| EHL\nS: 421 4.4.2 Timeout\nS.\n");
      try (Socket drip = served.connect()) {
        assertThat(dripped(drip)).isEqualTo("220 test ready\r\n421 4.4.2 Timeout\r\n");
      }
      served.play(
          HELO
              + """
              C: MAIL FROM:<a@example.org>
              C: RCPT TO:<b@example.net>
              C: DATA
              S: 250 2.1.0 sender ok
              S: 250 2.1.5 recipient ok
              S: 354 ...
              C: the beginning
              S: 421 4.4.2 Timeout
              S.
              """);
      assertThat(served.service().received()).isEmpty();
    }
  }

  /** One octet now and then, so that no single wait is long. */
  private static String dripped(Socket socket) throws IOException {
    StringBuilder heard = new StringBuilder();
    Thread drip =
        new Thread(
            () -> {
              try {
                for (int i = 0; i < 100; i++) {
                  socket.getOutputStream().write('N');
                  Thread.sleep(50);
                }
              } catch (IOException | InterruptedException over) {
                // The server has had enough.
              }
            });
    drip.start();
    while (!heard.toString().endsWith("Timeout\r\n")) {
      heard.append((char) socket.getInputStream().read());
    }
    drip.interrupt();
    return heard.toString();
  }

  @Test
  void strangersAreSentAway() {
    AddressRanges others = AddressRanges.of(List.of("192.0.2.0/24"));
    try (Served served = Served.with(Served.smtp().forPeers(others))) {
      served.play("S: 554 5.7.1 You may not use this service\nS.\n");
    }
  }

  @Test
  void a421FromBehindIsTheLastWord() {
    try (Served served = Served.with(Served.smtp())) {
      served.service().answerMessages(to -> Reply.of(421, "4.3.2", "next hop is closing"));
      served.play(
          HELO
              + """
              C: MAIL FROM:<a@example.org>
              C: RCPT TO:<b@example.net>
              C: DATA
              S: 250 2.1.0 sender ok
              S: 250 2.1.5 recipient ok
              S: 354 ...
              C: .
              S: 421 4.3.2 next hop is closing
              S.
              """);
    }
  }

  @Test
  void aClientThatLeavesInTheMiddleLeavesNothing() throws IOException {
    try (Served served = Served.with(Served.smtp())) {
      served.play(
          HELO
              + """
              C: MAIL FROM:<a@example.org>
              C: RCPT TO:<b@example.net>
              C: DATA
              S: 250 2.1.0 sender ok
              S: 250 2.1.5 recipient ok
              S: 354 ...
              C: half
              C.
              """);
      served.close();
      assertThat(served.service().received()).isEmpty();
      assertThat(served.service().events()).endsWith("close");
    }
  }

  @Test
  void manySessionsDoNotDisturbEachOther() throws Exception {
    try (Served served = Served.with(Served.smtp())) {
      List<Thread> clients = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        String name = "c" + i;
        clients.add(new Thread(() -> manyMails(served, name)));
      }
      clients.forEach(Thread::start);
      for (Thread client : clients) {
        client.join();
      }
      assertThat(served.service().received()).hasSize(200);
      assertThat(served.service().received())
          .allMatch(mail -> mail.content().contains(mail.envelope().sender().path()));
    }
  }

  private static void manyMails(Served served, String name) {
    try (Socket socket = served.connect()) {
      Script.of(HELO).playClient(socket.getInputStream(), socket.getOutputStream());
      for (int i = 0; i < 10; i++) {
        String from = name + "." + i + "@example.org";
        String big = from + "x".repeat(20_000);
        Script.of(
                "C: MAIL FROM:<"
                    + from
                    + ">\nC: RCPT TO:<b@example.net>\nC: DATA\nS: 250 ...\n"
                    + "S: 250 ...\nS: 354 ...\nC: "
                    + big
                    + "\nC: .\nS: 250 2.0.0 ...\n")
            .playClient(socket.getInputStream(), socket.getOutputStream());
      }
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }

  @Test
  void repliesAreInUtf8OnlyForThoseWhoAskedForIt() throws IOException {
    try (Served served = Served.with(Served.smtp());
        Socket socket = served.connect()) {
      served.service().answerMessages(to -> Reply.of(250, "2.0.0", "für dich"));
      String text = "MAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\nDATA\r\n";
      socket.getOutputStream().write(("HELO x\r\n").getBytes(StandardCharsets.US_ASCII));
      while (socket.getInputStream().read() != '5') {
        // Up to the reply to HELO.
      }
      Script.of("S: 0 edge.test\n").playClient(socket.getInputStream(), socket.getOutputStream());
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      Script.of("S: 250 ...\nS: 250 ...\nS: 354 ...\nC: .\nS: 250 2.0.0 f?r dich\n")
          .playClient(socket.getInputStream(), socket.getOutputStream());
    }
  }
}
