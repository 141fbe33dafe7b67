package dev.signet.mail.message.transfer;

import static dev.signet.mail.message.Messages.lines;
import static dev.signet.mail.message.Messages.message;
import static dev.signet.mail.message.Messages.text;
import static dev.signet.mail.message.Messages.walk;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.message.MessageLimits;
import dev.signet.mail.message.MimePart;
import dev.signet.mail.message.Spool;
import dev.signet.testkit.Requirement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A form that survives, the same text in it, and nothing touched that is someone's signature. */
class SafeTransferTest {
  private static final String MIXED =
      "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n";

  @TempDir Path directory;
  private final List<Spool> spools = new ArrayList<>();

  @AfterEach
  void free() throws IOException {
    for (Spool spool : spools) {
      spool.close();
    }
  }

  private SafeForm rewrite(String octets) {
    Spool spool = new Spool(directory, 1000);
    spools.add(spool);
    try {
      return new SafeTransfer(MessageLimits.DEFAULT).rewrite(message(octets), spool);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private String safe(String octets) {
    return rewrite(octets)
        .match(
            safe -> text(safe.message().content()),
            unsafe -> {
              throw new AssertionError(unsafe.because());
            });
  }

  private String unsafe(String octets) {
    return rewrite(octets).match(safe -> "safe", SafeForm.Unsafe::because);
  }

  @Test
  void whatSurvivesKeepsItsOctets() {
    String safe =
        MIXED
            + lines("", "--b", "", "From: here", " x", "--b", "Content-Type: image/png")
            + lines("Content-Transfer-Encoding: base64", "", "AAAA", "--b--", "epilogue");

    assertThat(safe(safe)).isEqualTo(safe);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "plain^|us-ascii|`plain^`",
        "J\u00c3\u00a4^|utf-8|`J=C3=A4^`",
        "J\u00e4^|unknown-8bit|`J=E4^`",
        "`a ^b\t^c `|us-ascii|`a=20^b=09^c=20`",
        "From me^ From^From^|us-ascii|`=46rom me^ From^From^`",
        "a\u2400b^|us-ascii|`a=00b^`",
        "a\u240db^|us-ascii|`a=0Db^`",
        "a\u240ab^|us-ascii|`a=0Ab^`",
        "a=b \u00e4^--x^|unknown-8bit|`a=3Db =E4^=2D-x^`",
      })
  void aPlainMessageBecomesMime(String body, String charset, String encoded) {
    String safe = safe("From: a@b.example\r\n\r\n" + octets(body));

    String label = encoded.equals(body) ? "" : "Content-Transfer-Encoding: quoted-printable\r\n";
    assertThat(safe)
        .isEqualTo(
            "From: a@b.example\r\n"
                + label
                + "MIME-Version: 1.0\r\nContent-Type: text/plain; charset="
                + charset
                + "\r\n\r\n"
                + octets(encoded));
  }

  private static String octets(String written) {
    StringBuilder octets = new StringBuilder();
    written
        .replace("^", "\r\n")
        .chars()
        .map(c -> c < 0x2400 ? c : c - 0x2400)
        .forEach(octets::appendCodePoint);
    return octets.toString();
  }

  @Test
  void linesAreAtMost76Long() {
    String safe = safe("Content-Type: text/plain\r\n\r\n" + "\u00e4bc ".repeat(1000));

    assertThat(safe.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(76));
    assertThat(decoded(walk(safe))).isEqualTo("\u00e4bc ".repeat(1000));
  }

  @Test
  @Requirement("E2E-S08")
  void linesUpTo998StayAndLongerOnesAreEncoded() {
    assertThat(safe("\r\n" + "x".repeat(998) + "\r\n")).contains("x".repeat(998));
    assertThat(safe("\r\n" + "x".repeat(999) + "\r\n")).doesNotContain("x".repeat(77));
  }

  @Test
  void leavesAreEncodedByTypeAndLabelsTellTheTruth() {
    String safe =
        safe(
            "Content-Transfer-Encoding: 8bit\r\n"
                + MIXED
                + lines(
                    "", "--b", "Content-Type: application/x", "X: y ", "", "\u00ff\u00fe", "--b")
                + lines("Content-Transfer-Encoding: 8BIT", "", "text \u00e4", "--b")
                + lines("Content-Transfer-Encoding: binary", "Content-Type: text/html", "", "x")
                + lines("--b", "", "plain", "--b--"));

    assertThat(safe)
        .isEqualTo(
            "Content-Transfer-Encoding: 7bit\r\n"
                + MIXED
                + lines("", "--b", "Content-Type: application/x", "X: y ")
                + lines("Content-Transfer-Encoding: base64", "", "//4=", "", "--b")
                + lines("Content-Transfer-Encoding: quoted-printable", "", "text =E4", "--b")
                + lines("Content-Transfer-Encoding: 7bit", "Content-Type: text/html", "", "x")
                + lines("--b", "", "plain", "--b--"));
  }

  @Test
  void anEnclosedMessageIsChangedInside() {
    String safe =
        safe(
            MIXED
                + lines(
                    "", "--b", "Content-Type: message/rfc822", "Content-Transfer-Encoding: 8bit")
                + lines("", "Subject: x", "", "\u00c3\u00a4", "--b--"));

    assertThat(safe)
        .isEqualTo(
            MIXED
                + lines(
                    "", "--b", "Content-Type: message/rfc822", "Content-Transfer-Encoding: 7bit")
                + lines("", "Subject: x", "Content-Transfer-Encoding: quoted-printable")
                + lines("MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8")
                + lines("", "=C3=A4", "--b--"));
  }

  @Test
  void whatIsEncodedBadlyIsEncodedAgain() {
    String quoted = "Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n";
    String base64 = "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n";

    assertThat(safe(quoted + "MIME-Version: 1.0\r\n\r\nFrom =3D \u00e4=\r\nx \r\n"))
        .endsWith("\r\n\r\n=46rom =3D =E4x\r\n");
    assertThat(safe(base64 + "MIME-Version: 1.0\r\n\r\n" + "QUJD".repeat(300)))
        .endsWith("\r\n" + "QUJD".repeat(15) + "\r\n");
    assertThat(unsafe(base64 + "\r\n" + "QUJD!".repeat(300)))
        .isEqualTo("a part that must be recoded is no base64");
  }

  @Test
  void aMessageFromAFileGetsItsLineEnds() {
    assertThat(safe("Subject: x\nContent-Type: text/plain\nMIME-Version: 1.0\n\na\nb\r\n"))
        .isEqualTo("Subject: x\r\nContent-Type: text/plain\r\nMIME-Version: 1.0\r\n\r\na\r\nb\r\n");
    assertThat(safe("Subject: x"))
        .isEqualTo(
            "Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\n");
    assertThat(unsafe("Content-Transfer-Encoding: binary\n\na\nb\n")).contains("bare LF");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Content-Type: multipart/signed; boundary=c^^--c^^\u00e4^--c--^|signed or encrypted",
        "Content-Type: multipart/encrypted; boundary=c^^--c^^\u00e4^--c--^|signed or encrypted",
        "Content-Type: application/pkcs7-mime^Content-Transfer-Encoding: binary^^x^|encrypted part",
        "Content-Type: multipart/signed; boundary=c^^--c^Content-Transfer-Encoding: 8bit^^x^--c--^"
            + "|signed or encrypted",
        "Content-Type: message/delivery-status^^\u00e4|nothing can be encoded",
        "Content-Type: text/plain; name=\u00e4^^x|nothing can be encoded",
        "Content-Type: text/plain^Content-Type: text/html^^\u00e4|readers read differently",
        "Content-Transfer-Encoding: 7bit^content-transfer-encoding: 8bit^^\u00e4|read differently",
        "Content-Type: image/png^Content-Transfer-Encoding: x-mine^^\u00e4|nothing can be encoded",
      })
  void whatMustNotBeChangedMakesTheMessageUnsafe(String part, String because) {
    assertThat(unsafe(MIXED + "\r\n--b\r\n" + part.replace("^", "\r\n") + "\r\n--b--\r\n"))
        .contains(because);
  }

  @Test
  @Requirement("E2E-S08")
  void textAroundThePartsMustBeSafe() {
    assertThat(unsafe(MIXED + "\r\n\u00e4\r\n--b\r\n\r\nx\r\n--b--\r\n")).contains("7-bit");
    assertThat(unsafe("Content-Description: \u00e4\r\n\r\nx\r\n")).contains("header field");
    assertThat(safe("Subject: \u00e4\r\n\r\nx\r\n")).startsWith("Subject: \u00e4\r\n");
  }

  @Test
  void aSignedPartThatIsSafeStaysBesideOneThatIsNot() {
    String signed =
        lines("--b", "Content-Type: multipart/signed; boundary=c", "", "--c", "", "From me ")
            + lines("--c", "Content-Type: application/pkcs7-signature", "", "x", "--c--");
    String safe = safe(MIXED + "\r\n" + signed + lines("--b", "", "\u00e4", "--b--"));

    assertThat(safe).contains(signed).contains("=E4");
  }

  @Test
  @Requirement("E2E-S08")
  void theSameOctetsComeOutOfEveryLeaf() throws IOException {
    Random random = new Random(4);
    for (int i = 0; i < 1500; i++) {
      String octets = RandomMessages.next(random);
      MimePart before = walk(octets);
      String after = safe(octets);

      assertThat(leaves(walk(after))).as(octets).isEqualTo(leaves(before));
      assertThat(LineSurvey.of(message(after).body()).survives()).as(after).isTrue();
      assertThat(safe(after)).isEqualTo(after);
    }
  }

  private static List<String> leaves(MimePart part) {
    List<String> leaves = new ArrayList<>();
    if (part.children().isEmpty()) {
      leaves.add(part.type().full() + " " + decoded(part));
    }
    part.children().forEach(child -> leaves.addAll(leaves(child)));
    return leaves;
  }

  private static String decoded(MimePart part) {
    try (InputStream in = TransferDecoding.open(part)) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
