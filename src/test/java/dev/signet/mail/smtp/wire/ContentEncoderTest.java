package dev.signet.mail.smtp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.message.Content;
import dev.signet.mail.smtp.Script;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Content onto the wire. */
class ContentEncoderTest {

  @ParameterizedTest
  @CsvSource({
    "'', '.\\r\\n'",
    "'a', 'a\\r\\n.\\r\\n'",
    "'a\\r\\n', 'a\\r\\n.\\r\\n'",
    "'.', '..\\r\\n.\\r\\n'",
    "'.\\r\\n..', '..\\r\\n...\\r\\n.\\r\\n'",
    "'a.b', 'a.b\\r\\n.\\r\\n'",
    "'a\\n.b', 'a\\r\\n..b\\r\\n.\\r\\n'",
    "'a\\r.b\\r', 'a\\r\\n..b\\r\\n.\\r\\n'",
    "'a\\r\\r\\n.', 'a\\r\\n\\r\\n..\\r\\n.\\r\\n'",
  })
  void doublesDotsAndEndsLines(String content, String expected) throws IOException {
    assertThat(encoded(Script.octets(content))).isEqualTo(Script.octets(expected));
  }

  @Test
  void whatIsEncodedIsDecodedToTheSame() throws IOException {
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(60_000 / (i + 1)); n > 0; n--) {
        text.append(new String[] {".", "\r\n", "x", "\u00e9"}[random.nextInt(4)]);
      }
      byte[] content = text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
      ByteArrayOutputStream back = new ByteArrayOutputStream();
      ContentDecoder decoder =
          ContentDecoder.dotted(new ContentRules(1 << 24, 1 << 24, BareLineEnds.REJECT), back);
      ByteBuffer wire = ByteBuffer.wrap(encoded(content));
      assertThat(decoder.accept(wire)).isTrue();
      assertThat(wire.hasRemaining()).isFalse();
      assertThat(back.toByteArray()).isEqualTo(content);
    }
  }

  @Test
  void holdsTheEndBack() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] end = ContentEncoder.write(Content.of(new byte[100_000]), out);
    assertThat(out.toString(StandardCharsets.US_ASCII)).doesNotContain("\r\n.\r\n");
    assertThat(new String(end, StandardCharsets.US_ASCII)).endsWith("\r\n.\r\n");
  }

  private static byte[] encoded(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(ContentEncoder.write(Content.of(content), out));
    return out.toByteArray();
  }
}
