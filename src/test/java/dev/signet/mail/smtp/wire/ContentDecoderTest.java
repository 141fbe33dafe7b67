package dev.signet.mail.smtp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.smtp.Script;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Content off the wire. */
class ContentDecoderTest {
  private static final ContentRules STRICT = new ContentRules(100, 20, BareLineEnds.REJECT);
  private static final ContentRules MILD = new ContentRules(100, 20, BareLineEnds.NORMALISE);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @ParameterizedTest
  @CsvSource({
    "'.\\r\\n', ''",
    "'a\\r\\n.\\r\\n', 'a\\r\\n'",
    "'..\\r\\n.\\r\\n', '.\\r\\n'",
    "'...\\r\\n.\\r\\n', '..\\r\\n'",
    "'.a\\r\\n.\\r\\n', 'a\\r\\n'",
    "'a.\\r\\n.\\r\\n', 'a.\\r\\n'",
    "'\\r\\n\\r\\n.\\r\\n', '\\r\\n\\r\\n'",
    "'\\xFF\\x80\\r\\n.\\r\\n', '\\xFF\\x80\\r\\n'",
  })
  void endsAtCrlfDotCrlfAndTakesDotsAway(String sent, String expected) {
    for (int size = 1; size < 8; size++) {
      out.reset();
      ContentDecoder decoder = ContentDecoder.dotted(STRICT, out);
      assertThat(feed(decoder, Script.octets(sent + "MAIL"), size)).isEqualTo("MAIL");
      assertThat(decoder.flaw()).isEmpty();
      assertThat(out.toByteArray()).isEqualTo(Script.octets(expected));
      assertThat(decoder.length()).isEqualTo(out.size());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\n.\\n",
        "\\n.\\r\\n",
        "\\r.\\r",
        "\\r.\\n",
        "\\r.\\r\\n",
        "\\n.\\r",
        "\\r\\n.\\n",
        "\\r\\n.\\r",
        "\\r\\n.\\r\\r\\n",
        "\\r\\r\\n.\\r\\n.",
        "\\r\\n\\r.\\r\\n",
      })
  void noOtherSequenceEndsIt(String fake) {
    for (ContentRules rules : new ContentRules[] {STRICT, MILD}) {
      for (int size = 1; size < 8; size++) {
        out.reset();
        ContentDecoder decoder = ContentDecoder.dotted(rules, out);
        String stream = "a" + fake + "MAIL FROM:<x>\\r\\n.\\r\\nQUIT";
        boolean isEndThere = fake.startsWith("\\r\\r\\n.\\r\\n");
        String rest = feed(decoder, Script.octets(stream), size);
        if (!isEndThere) {
          assertThat(rest).isEqualTo("QUIT");
        }
        assertThat(decoder.flaw())
            .isEqualTo(rules == STRICT ? Optional.of(Flaw.BARE_LINE_END) : Optional.<Flaw>empty());
        assertThat(strayEnds(out.toString(StandardCharsets.ISO_8859_1))).isFalse();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'a\\nb\\r\\n.\\r\\n', 'a\\r\\nb\\r\\n'",
    "'a\\rb\\r\\n.\\r\\n', 'a\\r\\nb\\r\\n'",
    "'a\\r\\r\\nb\\r\\n.\\r\\n', 'a\\r\\n\\r\\nb\\r\\n'",
    "'a\\n.\\r\\nb\\r\\n.\\r\\n', 'a\\r\\n.\\r\\nb\\r\\n'",
    "'a\\n..b\\r\\n.\\r\\n', 'a\\r\\n..b\\r\\n'",
    "'a\\r\\n.\\nb\\r\\n.\\r\\n', 'a\\r\\n\\r\\nb\\r\\n'",
  })
  void mendsStrayLineEndsWhenTold(String sent, String expected) {
    ContentDecoder decoder = ContentDecoder.dotted(MILD, out);
    assertThat(feed(decoder, Script.octets(sent), 100)).isEmpty();
    assertThat(decoder.flaw()).isEmpty();
    assertThat(out.toByteArray()).isEqualTo(Script.octets(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "'a\\0b\\r\\n.\\r\\n', NUL",
    "'\\r\\n\\0.\\r\\nx\\r\\n.\\r\\n', NUL",
    "'123456789012345678901\\r\\n.\\r\\n', LONG_LINE",
  })
  void seesOtherFlawsAndReadsToTheEndAllTheSame(String sent, Flaw expected) {
    ContentDecoder decoder = ContentDecoder.dotted(MILD, out);
    assertThat(feed(decoder, Script.octets(sent + "QUIT"), 3)).isEqualTo("QUIT");
    assertThat(decoder.flaw()).contains(expected);
  }

  @Test
  void takesALineAndAMessageOfExactlyTheLimit() {
    ContentDecoder decoder = ContentDecoder.dotted(STRICT, out);
    feed(decoder, Script.octets("12345678901234567890\\r\\n.\\r\\n"), 100);
    assertThat(decoder.flaw()).isEmpty();
    ContentDecoder full = ContentDecoder.dotted(STRICT, out);
    feed(full, Script.octets("12345678\\r\\n".repeat(10) + ".\\r\\n"), 100);
    assertThat(full.flaw()).isEmpty();
    ContentDecoder over = ContentDecoder.dotted(STRICT, out);
    feed(over, Script.octets("12345678\\r\\n".repeat(10) + "\\r\\n.\\r\\n"), 100);
    assertThat(over.flaw()).contains(Flaw.TOO_LARGE);
  }

  @Test
  void chunksHaveNoDotsButTheSameLineEnds() {
    ContentDecoder decoder = ContentDecoder.chunked(STRICT, out);
    decoder.accept(ByteBuffer.wrap(Script.octets(".\\r")));
    decoder.accept(ByteBuffer.wrap(Script.octets("\\n.\\r\\n..\\r\\nx")));
    decoder.finish();
    assertThat(decoder.flaw()).isEmpty();
    assertThat(out).hasToString(".\r\n.\r\n..\r\nx");
    ContentDecoder stray = ContentDecoder.chunked(STRICT, out);
    stray.accept(ByteBuffer.wrap(Script.octets("x\\r")));
    stray.finish();
    assertThat(stray.flaw()).contains(Flaw.BARE_LINE_END);
  }

  @Test
  void aFullDiskIsOurFaultAndTheRestIsStillRead() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int octet) throws IOException {
            throw new IOException("no space left");
          }
        };
    ContentDecoder decoder =
        ContentDecoder.dotted(new ContentRules(1 << 20, 1 << 20, BareLineEnds.REJECT), full);
    String much = "x".repeat(20_000) + "\r\n.\r\nQUIT";
    assertThat(feed(decoder, much.getBytes(StandardCharsets.US_ASCII), 1000)).isEqualTo("QUIT");
    assertThat(decoder.flaw()).contains(Flaw.NOT_STORED);
    assertThat(decoder.cause()).isPresent();
  }

  private static boolean strayEnds(String text) {
    return text.replace("\r\n", "").matches("(?s).*[\r\n].*");
  }

  /** In pieces; what is left over once the message has ended. */
  private static String feed(ContentDecoder decoder, byte[] octets, int size) {
    for (int at = 0; at < octets.length; at += size) {
      int count = Math.min(size, octets.length - at);
      ByteBuffer piece = ByteBuffer.wrap(octets, at, count);
      if (decoder.accept(piece)) {
        return new String(
            octets, piece.position(), octets.length - piece.position(), StandardCharsets.UTF_8);
      }
    }
    return "<no end>";
  }
}
