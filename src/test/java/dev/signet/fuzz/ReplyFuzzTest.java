package dev.signet.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signet.mail.smtp.Reply;
import dev.signet.mail.smtp.wire.ReplyReader;
import dev.signet.mail.smtp.wire.ReplyText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A reply is read or refused; what is passed on is one reply of the same code. */
class ReplyFuzzTest {

  @FuzzTest(maxDuration = "10s")
  void isReadAndPassedOn(byte[] octets) {
    Reply reply;
    try {
      reply = new ReplyReader(new ByteArrayInputStream(octets)).read();
    } catch (IOException refused) {
      assertThat(refused).hasMessageContaining(" ");
      return;
    }
    String text = ReplyText.of(reply, true);
    assertThat(text).endsWith("\r\n");
    assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
    assertThat(again(text).code()).isEqualTo(reply.code());
    assertThat(again(text).lines()).hasSameSizeAs(text.split("\r\n"));
  }

  private static Reply again(String text) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    try {
      return new ReplyReader(new ByteArrayInputStream(octets)).read();
    } catch (IOException unreadable) {
      throw new AssertionError(text, unreadable);
    }
  }
}
