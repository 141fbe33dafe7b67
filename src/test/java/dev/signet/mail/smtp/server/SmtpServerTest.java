package dev.signet.mail.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.smtp.Envelope;
import dev.signet.mail.smtp.RecordingService.Received;
import dev.signet.mail.smtp.Reply;
import dev.signet.mail.smtp.Served;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** SMTP conversations. */
@Timeout(30)
class SmtpServerTest {
  private static final String HELLO =
      """
      S: 220 test ready
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

  private final Served served = Served.with(Served.smtp());

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void takesAMailOctetByOctet() {
    served.play(
        HELLO
            + """
            C: MAIL FROM:<alice@example.org> SIZE=100 BODY=8BITMIME
            S: 250 2.1.0 sender ok
            C: RCPT TO:<bob@example.net>
            S: 250 2.1.5 recipient ok
            C: RCPT TO:<nobody@example.net>
            S: 550 5.1.1 unknown
            C: DATA
            S: 354 End data with <CR><LF>.<CR><LF>
            C: Subject: dots
            C:
            C: ..
            C: ..one
            C: not.at.start
            C: \\xE9
            C: .
            S: 250 2.0.0 taken for bob@example.net
            C: QUIT
            S: 221 2.0.0 Bye
            S.
            """);
    Received mail = only();
    assertThat(mail.content())
        .isEqualTo("Subject: dots\r\n\r\n.\r\n.one\r\nnot.at.start\r\n\u00e9\r\n");
    assertThat(mail.envelope())
        .isEqualTo(
            new Envelope(
                new Envelope.Sender("alice@example.org", List.of("SIZE=100", "BODY=8BITMIME")),
                List.of(new Envelope.Recipient("bob@example.net", List.of()))));
    assertThat(mail.peer().hello()).isEqualTo("client.test");
  }

  @Test
  void passesTheRefusalOfAMessageOnAndTakesTheNextOne() {
    served.service().answerMessages(to -> Reply.of(550, "5.7.1", "signature broken"));
    served.play(
        HELLO
            + """
            C: MAIL FROM:<a@example.org>
            C: RCPT TO:<b@example.net>
            C: DATA
            S: 250 2.1.0 sender ok
            S: 250 2.1.5 recipient ok
            S: 354 ...
            C: x
            C: .
            S: 550 5.7.1 signature broken
            C: MAIL FROM:<>
            S: 250 2.1.0 sender ok
            """);
  }

  @Test
  void offersWhatSessionAndWireBothCan() {
    served.service().offer("SIZE 200", "DSN", "BINARYMIME", "STARTTLS", "XCLIENT");
    served.play(
        """
        S: 220 test ready
        C: EHLO [127.0.0.1]
        S: 250-edge.test
        S: 250-SIZE 200
        S: 250 DSN
        C: MAIL FROM:<a@example.org> SIZE=201
        S: 552 5.3.4 Message too large
        """);
  }

  @Test
  void servesAClientThatOnlyKnowsHelo() {
    served.play(
        """
        S: 220 test ready
        C: HELO old
        S: 250 edge.test
        C: MAIL FROM:<a@example.org>
        S: 250 2.1.0 sender ok
        C: RCPT TO:<b@example.net>
        S: 250 2.1.5 recipient ok
        C: DATA
        S: 354 ...
        C: .
        S: 250 2.0.0 taken for b@example.net
        """);
    assertThat(only().peer().isExtended()).isFalse();
    assertThat(only().content()).isEmpty();
  }

  @Test
  void answersAFaultBehindItWith451AndGoesOn() {
    served.play(
        HELLO
            + """
            C: MAIL FROM:<a@example.org>
            S: 250 2.1.0 sender ok
            C: RCPT TO:<fault@example.net>
            S: 451 4.3.0 Internal error, try again later (1-1)
            C: RCPT TO:<b@example.net>
            S: 250 2.1.5 recipient ok
            """);
  }

  private Received only() {
    assertThat(served.service().received()).hasSize(1);
    return served.service().received().get(0);
  }
}
