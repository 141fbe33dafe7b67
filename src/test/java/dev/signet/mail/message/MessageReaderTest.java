package dev.signet.mail.message;

import static dev.signet.mail.message.Messages.content;
import static dev.signet.mail.message.Messages.message;
import static dev.signet.mail.message.Messages.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a header ends, and that no octet is lost. */
class MessageReaderTest {

  @ParameterizedTest
  @CsvSource({
    "A: b^^body,1,^,body",
    "A: b^ c^D: e^^body^,2,^,body^",
    "A: b;;body,1,;,body",
    "A: b;^^body,1,^,^body",
    "A: b^;;x,1,;,;x",
    "^body,0,^,body",
    "A: b^,1,'',''",
    "A: b,1,'',''",
    "no field^A: b^^x,2,^,x",
    "' b^c^^',2,^,''",
    "'','0','',''",
  })
  void theFirstEmptyLineSeparates(String octets, int fields, String separator, String body) {
    MailMessage read = message(written(octets));

    assertThat(read.header().fields()).hasSize(fields);
    assertThat(text(read.separator())).isEqualTo(written(separator));
    assertThat(text(read.body())).isEqualTo(written(body));
    assertThat(text(read.content())).isEqualTo(written(octets));
  }

  /** ^ is CRLF, ; a bare LF. */
  private static String written(String text) {
    return text.replace("^", "\r\n").replace(";", "\n");
  }

  @Test
  void noOctetIsLostWhateverComes() {
    Random random = new Random(4);
    String alphabet = "\r\n\n\r: \tAFrom\u0000\u00ff";
    for (int i = 0; i < 5000; i++) {
      StringBuilder octets = new StringBuilder();
      random
          .ints(random.nextInt(40), 0, alphabet.length())
          .forEach(at -> octets.append(alphabet.charAt(at)));

      assertThat(text(message(octets.toString()).content())).isEqualTo(octets.toString());
    }
  }

  @Test
  void aHeaderOverTheLimitsIsNoMessage() throws Exception {
    MessageReader reader = new MessageReader(new MessageLimits(100, 3, 1, 1));

    assertThat(reader.read(content("A: " + "b".repeat(95) + "\r\n\r\n")).header().fields())
        .hasSize(1);
    assertThatThrownBy(() -> reader.read(content("A: " + "b".repeat(96) + "\r\n\r\n")))
        .isInstanceOf(MalformedMessage.class)
        .hasMessage("the header section has more than 100 octets");
    assertThatThrownBy(() -> reader.read(content("b".repeat(200))))
        .isInstanceOf(MalformedMessage.class);
    assertThatThrownBy(() -> reader.read(content("A:\r\n".repeat(4) + "\r\n")))
        .isInstanceOf(MalformedMessage.class)
        .hasMessage("the header has more than 3 fields");
  }
}
