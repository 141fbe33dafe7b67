package dev.signet.mail.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.smtp.Reply;
import dev.signet.mail.smtp.Served;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** BDAT (RFC 3030). */
@Timeout(30)
class ChunkingTest {
  private static final String UP_TO_RCPT =
      """
      S: 220 test ready
      C: HELO x
      S: 250 edge.test
      C: MAIL FROM:<a@example.org>
      C: RCPT TO:<b@example.net>
      S: 250 2.1.0 sender ok
      S: 250 2.1.5 recipient ok
      """;
  private static final String STILL_IN_STEP =
      """
      C: NOOP
      S: 250 2.0.0 Ok
      """;

  private final Served served =
      Served.with(Served.smtp().with(SmtpLimits.DEFAULT.withMessageOctets(1000)));

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void oneChunk() {
    play(
        """
        C: BDAT 7 LAST
        C| ..\\r\\n.\\r\\n
        S: 250 2.0.0 taken for b@example.net
        """);
    assertThat(content()).isEqualTo("..\r\n.\r\n");
  }

  @Test
  void chunksOfOneOctetAndAnEmptyLastOne() {
    play(
        """
        C: BDAT 1
        C| a
        S: 250 2.0.0 1 octets received
        C: BDAT 1
        C| \\r
        S: 250 ...
        C: BDAT 1
        C| \\n
        S: 250 ...
        C: bdat 0
        S: 250 ...
        C: BDAT 0 LAST
        S: 250 2.0.0 taken for b@example.net
        """
            + STILL_IN_STEP);
    assertThat(content()).isEqualTo("a\r\n");
  }

  @Test
  void nothingButBdatZeroLastIsAnEmptyMessage() {
    play(
        """
        C: BDAT 0 LAST
        S: 250 2.0.0 taken for b@example.net
        """);
    assertThat(content()).isEmpty();
  }

  @Test
  void allInOneGroup() {
    play(
        """
        C: BDAT 3
        C| a\\r\\n
        C: BDAT 3 LAST
        C| b\\r\\n
        C: NOOP
        S: 250 2.0.0 3 octets received
        S: 250 2.0.0 taken for b@example.net
        S: 250 2.0.0 Ok
        """);
    assertThat(content()).isEqualTo("a\r\nb\r\n");
  }

  @Test
  void aChunkThatLooksLikeCommandsIsNone() {
    play(
        """
        C: BDAT 20 LAST
        C| MAIL FROM:<x@y.z>\\r\\n.
        S: 250 2.0.0 taken ...
        """
            + STILL_IN_STEP);
  }

  @Test
  void tooMuchIsSwallowedAndRefused() {
    play(
        "C: BDAT 600\nC| "
            + "x".repeat(598)
            + "\\r\\n\nS: 250 ...\nC: BDAT 600\nC| "
            + "NOOP\\r\\n".repeat(100)
            + "\nS: 552 5.3.4 Message too large\nC: BDAT 6 LAST\nC| NOOP\\r\\n\n"
            + "S: 503 5.5.1 The message has failed, say RSET\n"
            + "C: RSET\nS: 250 2.0.0 Ok\n"
            + STILL_IN_STEP);
    assertThat(served.service().received()).isEmpty();
  }

  @Test
  void strayLineEndsAndNulAreRefusedAndSwallowed() {
    play(
        """
        C: BDAT 3
        C| a\\nb
        S: 550 5.5.2 ...
        C: RSET
        S: 250 2.0.0 Ok
        C: MAIL FROM:<a@example.org>
        S: 250 2.1.0 sender ok
        C: RCPT TO:<b@example.net>
        S: 250 2.1.5 recipient ok
        C: BDAT 3 LAST
        C| a\\0b
        S: 550 5.6.0 ...
        C: MAIL FROM:<a@example.org>
        S: 250 2.1.0 sender ok
        C: RCPT TO:<b@example.net>
        S: 250 2.1.5 recipient ok
        C: BDAT 2 LAST
        C| a\\r
        S: 550 5.5.2 ...
        """
            + STILL_IN_STEP);
    assertThat(served.service().received()).isEmpty();
  }

  @Test
  void withoutATransactionItIsSwallowed() {
    served.play(
        """
        S: 220 test ready
        C: HELO x
        S: 250 edge.test
        C: BDAT 6 LAST
        C| QUIT\\r\\n
        S: 503 5.5.1 Say MAIL first
        C: MAIL FROM:<a@example.org>
        S: 250 2.1.0 sender ok
        C: BDAT 6
        C| QUIT\\r\\n
        S: 503 5.5.1 No valid recipients
        """
            + STILL_IN_STEP);
  }

  @Test
  void aRefusalBeforeContentSwallowsTheChunk() {
    served.service().refuseContent(Reply.of(450, "4.2.0", "not now"));
    play(
        """
        C: BDAT 6
        C| QUIT\\r\\n
        S: 450 4.2.0 not now
        C: BDAT 6 LAST
        C| QUIT\\r\\n
        S: 503 ...
        """
            + STILL_IN_STEP);
  }

  @Test
  void amongChunksOnlyChunksAreInOrder() {
    play(
        """
        C: BDAT 1
        C| a
        S: 250 ...
        C: DATA
        S: 503 5.5.1 ...
        C: RCPT TO:<c@example.net>
        S: 503 5.5.1 ...
        C: MAIL FROM:<c@example.net>
        S: 503 5.5.1 ...
        C: RSET
        S: 250 2.0.0 Ok
        """);
    assertThat(served.service().received()).isEmpty();
  }

  @Test
  void aCountThatIsNoneEndsTheConnection() {
    for (String wrong : new String[] {"", "x", "-1", "1 LATE", "1 2", "9999999999999999999"}) {
      play("C: BDAT " + wrong + "\nS: 501 5.5.4 ...\nS.\n");
    }
  }

  private void play(String rest) {
    served.play(UP_TO_RCPT + rest);
  }

  private String content() {
    assertThat(served.service().received()).hasSize(1);
    return served.service().received().get(0).content();
  }
}
