package dev.signet.mail.smime;

import static dev.signet.mail.smime.Smime.message;
import static dev.signet.mail.smime.Smime.stripped;
import static dev.signet.mail.smime.Smime.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.message.Content;
import dev.signet.mail.message.HeaderField;
import dev.signet.mail.message.MailMessage;
import dev.signet.mail.smime.strip.StrippingOutcome;
import dev.signet.testkit.Issued;
import dev.signet.testkit.Requirement;
import org.junit.jupiter.api.Test;

/** What is left when a signature comes off. */
class StrippingTest {
  private static final String MIXED =
      """
      Content-Type: multipart/mixed; boundary=in

      --in
      Content-Type: text/plain

      Hello.
      --in
      Content-Type: application/octet-stream
      Content-Transfer-Encoding: base64

      AAEC
      --in--
      """;

  private final Issued alice = Smime.alice();

  private Cms byAlice() {
    return new Cms().by(alice, "SHA256withECDSA");
  }

  @Test
  @Requirement("E2E-I16")
  void clearAndOpaqueLeaveTheSameEntity() {
    String expected = text(message(Smime.HEADER + MIXED));

    assertThat(text(stripped(byAlice().clear(Smime.HEADER, MIXED)))).isEqualTo(expected);
    assertThat(text(stripped(byAlice().opaque(Smime.HEADER, MIXED)))).isEqualTo(expected);
  }

  @Test
  @Requirement("E2E-H05")
  void fieldsAboutTheSignatureGo() {
    MailMessage signed =
        Smime.withField(
            byAlice().clear("Content-Signature-Origin: explicit\n" + Smime.HEADER, MIXED),
            "Content-Description",
            "signed");

    MailMessage left = stripped(signed);

    assertThat(left.header().fields())
        .extracting(HeaderField::name)
        .filteredOn(name -> name.startsWith("Content-"))
        .containsExactly("Content-Type");
    assertThat(left.header().first("MIME-Version")).isPresent();
  }

  @Test
  void anOriginForTheUnsignedPartIsForged() {
    String entity = "Content-Signature-Origin: explicit\n" + MIXED;

    assertThat(stripped(byAlice().clear(Smime.HEADER, entity)).header())
        .isEqualTo(message(Smime.HEADER + MIXED).header());
  }

  @Test
  void copiesOfFieldsGoOnceFoundEqual() {
    String entity = "Subject: Hello again\nMIME-Version: 1.0\n" + MIXED;

    assertThat(text(stripped(byAlice().clear(Smime.HEADER, entity))))
        .isEqualTo(text(message(Smime.HEADER + MIXED)));
  }

  @Test
  @Requirement("E2E-I16")
  void wordsThatOnlyTheSignedPartHasKeepTheSignatureOn() {
    assertThat(kept(byAlice().clear(Smime.HEADER, "Subject: Other\n" + MIXED))).contains("Subject");
    assertThat(kept(byAlice().clear(Smime.HEADER, "X-Note: mine\n" + MIXED))).contains("X-Note");
  }

  @Test
  @Requirement("E2E-I16")
  void lineEndsThatMailHasNotKeepTheSignatureOn() {
    byte[] data =
        byAlice()
            .over((MIXED + "\r\nx").getBytes(java.nio.charset.StandardCharsets.US_ASCII), true);

    assertThat(kept(Cms.opaque(Smime.HEADER, data))).isNotEmpty();
  }

  @Test
  @Requirement("E2E-I16")
  void aMalformedPartKeepsTheSignatureOn() {
    String twice = "Content-Type: text/html\n" + MIXED;

    assertThat(kept(byAlice().clear(Smime.HEADER, twice))).contains("malformed");
  }

  @Test
  void anUnreadableOpaqueSignatureStaysOn() {
    byte[] data = byAlice().over(Cms.crlf(MIXED), true);
    MailMessage cut = Cms.opaque(Smime.HEADER, java.util.Arrays.copyOf(data, data.length - 40));

    assertThat(kept(cut)).contains("cannot be read");
  }

  @Test
  void aBrokenSignatureComesOffAsWell() {
    MailMessage evil = Smime.altered(byAlice().clear(Smime.HEADER, MIXED), "Hello.", "Hullo.");

    assertThat(text(stripped(evil))).contains("Hullo.").doesNotContain("smime.p7s");
  }

  @Test
  void theMarkOfProtectionIsTakenFromTheEndOnly() {
    String odd = "Content-Type: text/plain; hp=\"clear\"; format=flowed\n\nHello.";

    assertThat(text(stripped(byAlice().clear(Smime.HEADER, odd))))
        .contains("hp=\"clear\"; format=flowed");
  }

  private static String kept(MailMessage message) {
    return Smime.strip(message)
        .match(
            left -> {
              throw new AssertionError("stripped: " + text(left.message()));
            },
            StrippingOutcome.Kept::because);
  }

  @Test
  void whatIsLeftOfAFileIsReadAgainAndAgain() throws Exception {
    MailMessage left = stripped(byAlice().opaque(Smime.HEADER, MIXED));
    Content body = left.body();

    assertThat(body.octets(10_000)).isEqualTo(body.octets(10_000)).hasSize((int) body.length());
  }
}
