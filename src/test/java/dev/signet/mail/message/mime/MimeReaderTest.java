package dev.signet.mail.message.mime;

import static dev.signet.mail.message.Messages.lines;
import static dev.signet.mail.message.Messages.message;
import static dev.signet.mail.message.Messages.text;
import static dev.signet.mail.message.Messages.walk;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.message.MessageLimits;
import dev.signet.mail.message.MimePart;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parts where RFC 2046 puts them, and everything odd noted. */
class MimeReaderTest {
  private static final String SIGNED =
      lines(
          "From: alice@example.org",
          "MIME-Version: 1.0",
          "Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\";",
          " micalg=sha-256; boundary=\"b(1\" (a comment)",
          "",
          "preamble",
          "--b(1",
          "Content-Type: text/plain; charset=utf-8",
          "",
          "Hello",
          "--b(1  \t",
          "Content-Type: application/pkcs7-signature",
          "Content-Transfer-Encoding: BASE64",
          "",
          "AAAA",
          "",
          "--b(1--",
          "epilogue");

  @Test
  void entityEndsBeforeTheLineEndThatBelongsToTheDelimiter() {
    MimePart whole = walk(SIGNED);

    assertThat(whole.isSound()).isTrue();
    assertThat(whole.type().full()).isEqualTo("multipart/signed");
    assertThat(whole.type().parameters())
        .containsEntry("boundary", "b(1")
        .containsEntry("micalg", "sha-256")
        .containsEntry("protocol", "application/pkcs7-signature");
    assertThat(whole.children()).hasSize(2);
    assertThat(text(whole.children().get(0).entity()))
        .isEqualTo("Content-Type: text/plain; charset=utf-8\r\n\r\nHello");
    assertThat(text(whole.children().get(0).body())).isEqualTo("Hello");
    assertThat(text(whole.children().get(1).body())).isEqualTo("AAAA\r\n");
    assertThat(whole.children().get(1).encoding()).isEqualTo("base64");
    assertThat(text(whole.entity())).isEqualTo(SIGNED);
  }

  @Test
  void bareLineFeedsDivideAsWell() {
    MimePart whole = walk(SIGNED.replace("\r\n", "\n"));

    assertThat(whole.isSound()).isTrue();
    assertThat(text(whole.children().get(0).body())).isEqualTo("Hello");
    assertThat(text(whole.children().get(1).body())).isEqualTo("AAAA\n");
  }

  @Test
  void bothLineEndsInOneMessageAreNoted() {
    assertThat(walk(SIGNED.replace("Hello\r\n", "Hello\n")).defects())
        .containsExactly("some lines end with CRLF and some with LF");
  }

  @Test
  void partsMayBeEmpty() {
    String type = "Content-Type: multipart/mixed; boundary=b\r\n\r\n";

    List<MimePart> parts =
        walk(type + "--b\r\n--b\r\n\r\n--b\r\nX: y\r\n--b\r\nX: y\r\n\r\n--b\r\n\r\n\r\n--b--")
            .children();

    assertThat(parts)
        .extracting(part -> text(part.entity()))
        .containsExactly("", "", "X: y", "X: y\r\n", "\r\n");
    assertThat(parts).extracting(part -> text(part.body())).containsOnly("");
    assertThat(parts.get(2).header().fields()).hasSize(1);
    assertThat(parts).allMatch(MimePart::isSound);
  }

  @Test
  void anEnclosedMessageIsAPart() {
    MimePart whole =
        walk(
            lines(
                "Content-Type: multipart/digest; boundary=b",
                "",
                "--b",
                "",
                "Subject: one",
                "Content-Type: multipart/alternative; boundary=c",
                "",
                "--c",
                "",
                "text",
                "--b",
                "",
                "Subject: two",
                "",
                "body",
                "--b--"));

    MimePart first = whole.children().get(0);
    assertThat(first.type().full()).isEqualTo("message/rfc822");
    assertThat(first.children()).hasSize(1);
    MimePart message = first.children().get(0);
    assertThat(message.header().first("Subject")).isPresent();
    assertThat(message.defects()).containsExactly("no closing delimiter");
    assertThat(text(message.children().get(0).body())).isEqualTo("text");
    assertThat(text(whole.children().get(1).children().get(0).entity()))
        .isEqualTo("Subject: two\r\n\r\nbody");
    assertThat(whole.isSound()).isFalse();
    assertThat(whole.defects()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Content-Type: multipart/mixed; boundary=b^Content-Type: text/plain"
            + "|multipart/mixed|more than one Content-Type",
        "Content-Type: multipart/mixed|multipart/mixed|no boundary, or one that RFC 2046",
        "Content-Type: multipart/mixed; boundary=\"b \"|multipart/mixed|no boundary, or one that",
        "Content-Type: text|text/plain|Content-Type: no type and subtype",
        "Content-Type: text/html; charset|text/html|a parameter has no name or no value",
        "Content-Type: text/html (open|text/html|a comment is not closed",
        "Content-Type: text/html; a=\"open|text/html|neither a token nor a quoted string",
        "Content-Type: text/html; a=b; A=c|text/html|two parameters of one name",
        "Content-Type: text/html; a*1=b|text/html|a piece of a continued parameter is missing",
        "Content-Type: text/html charset=utf-8|text/html|does not begin with a semicolon",
        "Content-Transfer-Encoding: 7bit 8bit|text/plain|not one token",
        "no field at all|text/plain|a line of the header is no field",
        "Content-Type : text/html|text/html|a blank before the colon of a field",
        "Subject: a^ ^\tb|text/plain|a line of blanks in the header",
        "Subject: a\u0000b|text/plain|NUL in the header",
        "Subject: a\u00e4b|text/plain|octets in the header that are not UTF-8",
      })
  void whatIsMalformedIsNoted(String header, String type, String defect) {
    MimePart whole = walk(header.replace("^", "\r\n") + "\r\n\r\n--b\r\n\r\nx\r\n--b--\r\n");

    assertThat(whole.type().full()).isEqualTo(type);
    assertThat(whole.defects()).anySatisfy(found -> assertThat(found).contains(defect));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--b^^x^|no closing delimiter",
        "--b^^x^--b--^--b^^y^|a delimiter after the closing one",
        "x^--bb^^x^--b--^|a line begins with a delimiter and is none",
        "--b--^|a multipart without parts",
        "--b^^x^--b--^\u0000^|NUL in the body",
      })
  void oddDelimitersAreNoted(String body, String defect) {
    MimePart whole =
        walk("Content-Type: multipart/mixed; boundary=b\r\n\r\n" + body.replace("^", "\r\n"));

    assertThat(whole.defects()).contains(defect);
  }

  @Test
  void anEncodedMultipartIsNotedAndDividedAllTheSame() {
    MimePart whole =
        walk(
            "Content-Type: multipart/mixed; boundary=b\r\nContent-Transfer-Encoding: base64\r\n"
                + "\r\n--b\r\n\r\nx\r\n--b--\r\n");

    assertThat(whole.children()).hasSize(1);
    assertThat(whole.defects())
        .containsExactly("its parts are encoded as a whole (RFC 2045 section 6.4)");
  }

  @Test
  void continuedAndEncodedParametersAreJoined() {
    MimePart whole =
        walk(
            lines(
                "Content-Type: application/x; title*0*=us-ascii'en'a%20b;",
                " title*1=\"%2a\"; name*=utf-8''%e2%82%ac; name2=\"a\\\"b\"", ""));

    assertThat(whole.type().parameters())
        .containsEntry("title", "a b%2a")
        .containsEntry("name", "\u20ac")
        .containsEntry("name2", "a\"b");
    assertThat(whole.isSound()).isTrue();
  }

  @Test
  void depthIsBounded() {
    StringBuilder nested = new StringBuilder();
    for (int i = 0; i < 3000; i++) {
      nested.append("Content-Type: message/rfc822\r\n\r\n");
    }
    MimePart part = walk(nested.toString());
    int depth = 1;
    while (!part.children().isEmpty()) {
      part = part.children().get(0);
      depth++;
    }

    assertThat(depth).isEqualTo(MessageLimits.DEFAULT.depth());
    assertThat(part.defects()).containsExactly("too many parts, or too deep");
  }

  @Test
  void partsAreBounded() {
    MimePart whole =
        walk(
            message(
                "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
                    + "--b\r\n\r\n".repeat(5000)
                    + "--b--"),
            new MessageLimits(1000, 10, 5, 100));

    assertThat(whole.children()).hasSize(99);
    assertThat(whole.defects()).containsExactly("the message has more than 100 parts");
  }

  @Test
  void headersOfPartsAreBounded() {
    MimePart whole =
        walk(
            message(
                "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
                    + "X: y\r\n".repeat(20)
                    + "\r\nz\r\n--b\r\nX: "
                    + "y".repeat(1000)
                    + "\r\n\r\nz\r\n--b--"),
            new MessageLimits(1000, 10, 5, 100));

    assertThat(whole.children().get(0).defects()).contains("its header has more than 10 fields");
    assertThat(whole.children().get(1).defects()).contains("its header has more than 1000 octets");
    assertThat(text(whole.children().get(1).body())).isEqualTo("z");
  }

  @Test
  void theTypeOfTheMessageIsKnownWithoutItsBody() {
    assertThat(MimeReader.typeOf(message(SIGNED).header()).full()).isEqualTo("multipart/signed");
    assertThat(MimeReader.typeOf(message("\r\n").header()).full()).isEqualTo("text/plain");
  }
}
