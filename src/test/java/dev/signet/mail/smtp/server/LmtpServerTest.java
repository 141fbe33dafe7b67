package dev.signet.mail.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.smtp.Reply;
import dev.signet.mail.smtp.Served;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** LMTP (RFC 2033): a reply for each recipient. */
@Timeout(30)
class LmtpServerTest {
  private static final String UP_TO_RCPT =
      """
      S: 220 test ready
      C: LHLO mta
      S: 250-edge.test
      S: 250 CHUNKING
      C: MAIL FROM:<a@example.org>
      C: RCPT TO:<one@example.net>
      C: RCPT TO:<nobody@example.net>
      C: RCPT TO:<two@example.net>
      S: 250 2.1.0 sender ok
      S: 250 2.1.5 recipient ok
      S: 550 5.1.1 unknown
      S: 250 2.1.5 recipient ok
      """;

  private final Served served =
      Served.with(Served.lmtp().with(SmtpLimits.DEFAULT.withMessageOctets(10)));

  @AfterEach
  void stop() {
    served.close();
  }

  private void play(String rest) {
    served.service().offer("CHUNKING");
    served.play(UP_TO_RCPT + rest);
  }

  @Test
  void answersForEachAcceptedRecipientInOrder() {
    served
        .service()
        .answerMessages(
            to ->
                to.path().startsWith("two")
                    ? Reply.of(451, "4.3.0", "later")
                    : Reply.of(250, "2.0.0", "for " + to.path()));
    play(
        """
        C: DATA
        S: 354 ...
        C: x
        C: .
        S: 250 2.0.0 for one@example.net
        S: 451 4.3.0 later
        C: NOOP
        S: 250 2.0.0 Ok
        """);
  }

  @Test
  void answersForEachAfterTheLastChunkOnly() {
    play(
        """
        C: BDAT 3
        C| x\\r\\n
        S: 250 2.0.0 3 octets received
        C: BDAT 0 LAST
        S: 250 2.0.0 taken for one@example.net
        S: 250 2.0.0 taken for two@example.net
        C: NOOP
        S: 250 2.0.0 Ok
        """);
  }

  @Test
  void answersForEachWhenTheContentIsRefused() {
    play(
        """
        C: DATA
        S: 354 ...
        C: more than ten octets
        C: .
        S: 552 5.3.4 Message too large
        S: 552 5.3.4 Message too large
        C: NOOP
        S: 250 2.0.0 Ok
        """);
    play(
        """
        C: BDAT 2 LAST
        C| a\\n
        S: 550 5.5.2 ...
        S: 550 5.5.2 ...
        C: NOOP
        S: 250 2.0.0 Ok
        """);
    play(
        """
        C: BDAT 2
        C| a\\n
        S: 550 5.5.2 ...
        C: BDAT 2 LAST
        C| a\\n
        S: 503 5.5.1 ...
        S: 503 5.5.1 ...
        C: NOOP
        S: 250 2.0.0 Ok
        """);
    assertThat(served.service().received()).isEmpty();
  }

  @Test
  void answersForEachWhenTheServiceHasAFault() {
    served
        .service()
        .answerMessages(
            to -> {
              throw new IllegalStateException("on purpose");
            });
    play(
        """
        C: DATA
        S: 354 ...
        C: x
        C: .
        S: 451 4.3.0 ...
        S: 451 4.3.0 ...
        C: NOOP
        S: 250 2.0.0 Ok
        """);
  }

  @Test
  void hasItsOwnHello() {
    served.play(
        """
        S: 220 test ready
        C: EHLO mta
        S: 500 5.5.2 Unknown command
        C: HELO mta
        S: 500 5.5.2 Unknown command
        C: MAIL FROM:<a@example.org>
        S: 503 5.5.1 Say hello first
        """);
  }
}
