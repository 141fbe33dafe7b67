package dev.signet.mail.smtp.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.mail.smtp.Reply;
import dev.signet.mail.smtp.Script;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies, read and written. */
class ReplyReaderTest {

  @Test
  void readsCodeEnhancedCodeAndLines() throws IOException {
    assertThat(read("250 2.1.0 Ok\\r\\n")).isEqualTo(Reply.of(250, "2.1.0", "Ok"));
    assertThat(read("250\\r\\n")).isEqualTo(Reply.of(250, "", ""));
    assertThat(read("550 5.1.1\\r\\n")).isEqualTo(Reply.of(550, "5.1.1", ""));
    assertThat(read("550-5.7.1 one\\r\\n550-5.7.1 two\\r\\n550 three\\r\\n"))
        .isEqualTo(new Reply(550, "5.7.1", List.of("one", "two", "three")));
    assertThat(read("220-a\\r\\n220-\\r\\n220 b\\r\\n"))
        .isEqualTo(new Reply(220, "", List.of("a", "", "b")));
  }

  @Test
  void anEnhancedCodeOfAnotherClassIsText() throws IOException {
    assertThat(read("450 5.1.1 odd\\r\\n")).isEqualTo(Reply.of(450, "", "5.1.1 odd"));
  }

  @Test
  void makesControlCharactersHarmless() throws IOException {
    assertThat(read("250 a\\x1B[31mb\\0\\t".replace("\\t", "\t") + "c\\r\\n"))
        .isEqualTo(Reply.of(250, "", "a?[31mb? c"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\\r\\n",
        "25 Ok\\r\\n",
        "2500 Ok\\r\\n",
        "150 early\\r\\n",
        "650 late\\r\\n",
        "250_Ok\\r\\n",
        "250-one\\r\\n251 two\\r\\n",
        "250-one\\r\\ntwo\\r\\n",
        "250 Ok\\n",
        "250 Ok\\rx\\n",
        "\\r\\n",
      })
  void refusesWhatIsNoReply(String octets) {
    assertThatThrownBy(() -> read(octets)).as(octets).isInstanceOf(MalformedReply.class);
  }

  @Test
  void refusesEndlessLinesAndReplies() {
    assertThatThrownBy(() -> read("250 " + "x".repeat(3000))).isInstanceOf(MalformedReply.class);
    assertThatThrownBy(() -> read("250-x\\r\\n".repeat(3000))).isInstanceOf(MalformedReply.class);
  }

  @Test
  void saysThatTheServerHungUp() {
    assertThatThrownBy(() -> read("250-half\\r\\n250 ")).isInstanceOf(EOFException.class);
  }

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    Reply reply = new Reply(552, "5.3.4", List.of("one", "gr\u00f6\u00dfe", ""));
    assertThat(again(reply, true)).isEqualTo(reply);
    assertThat(again(reply, false).lines()).containsExactly("one", "gr??e", "");
  }

  @Test
  void writesOneLinePerLineWhateverTheTextIs() {
    Reply evil = Reply.of(250, "2.0.0", "a\r\n550 b\u2028c\u0000" + "x".repeat(1000));
    String text = ReplyText.of(evil, true);
    assertThat(text.lines()).allMatch(line -> line.startsWith("250")).hasSize(3);
    assertThat(text.lines()).allMatch(line -> line.length() <= 510);
  }

  private static Reply again(Reply reply, boolean isInternational) throws IOException {
    byte[] octets = ReplyText.of(reply, isInternational).getBytes(StandardCharsets.UTF_8);
    return new ReplyReader(new ByteArrayInputStream(octets)).read();
  }

  private static Reply read(String octets) throws IOException {
    return new ReplyReader(new ByteArrayInputStream(Script.octets(octets))).read();
  }
}
