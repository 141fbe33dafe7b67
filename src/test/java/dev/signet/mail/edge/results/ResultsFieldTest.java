package dev.signet.mail.edge.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.entity.DomainName;
import dev.signet.mail.edge.ResultWord;
import dev.signet.mail.edge.results.SignatureResult.IssuerAndSerial;
import dev.signet.mail.message.Header;
import dev.signet.mail.message.HeaderField;
import dev.signet.testkit.Requirement;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResultsFieldTest {
  private static final String ID = "edge.example.net";
  private static final SignatureResult DOMAIN =
      new SignatureResult(
          ResultWord.PASS,
          Optional.of("signed for the author's domain"),
          Optional.of("2"),
          Optional.of("domain-signing-authority@example.org"),
          Optional.of(new IssuerAndSerial("CN=CA", "17")),
          Optional.of("opportunistic"),
          Optional.of("outgoing-edge"),
          Optional.of("removed"));
  private static final SignatureResult STRANGE =
      new SignatureResult(
          ResultWord.PERMERROR,
          Optional.of("odd \\ (very) \u00e9\r\nX: y"),
          Optional.of("1/2"),
          Optional.empty(),
          Optional.of(new IssuerAndSerial("CN=\"a\\,b\"; smime=pass\r\nBcc: x", "17")),
          Optional.empty(),
          Optional.empty(),
          Optional.of("kept"));

  private final ResultsWriter writer = new ResultsWriter(ID);

  @Test
  @Requirement("E2E-I18")
  void aClauseTellsAllOfASignature() {
    assertThat(new String(writer.field(List.of(DOMAIN)).octets(), StandardCharsets.US_ASCII))
        .isEqualTo(
            "Authentication-Results: edge.example.net; smime=pass (signed for the author's\r\n"
                + " domain) body.smime-identifier=domain-signing-authority@example.org\r\n"
                + " body.smime-part=2 policy.smime-origin=opportunistic\r\n"
                + " policy.smime-entity=outgoing-edge policy.smime-handling=removed\r\n");
  }

  @Test
  @Requirement("E2E-I18")
  void nothingBreaksOutOfItsValue() {
    HeaderField field = writer.field(List.of(STRANGE, DOMAIN));

    assertThat(field.body()).doesNotContain("\r", "\n").matches("[\\x20-\\x7e]+");
    ResultsText text = ResultsText.read(field.body());
    assertThat(text.isSound()).isTrue();
    assertThat(text.clauses()).hasSize(2);
    List<SignatureResult> read = read(field);
    assertThat(read).hasSize(2);
    assertThat(read.get(0).result()).isEqualTo(ResultWord.PERMERROR);
    assertThat(read.get(0).certificate().orElseThrow().issuer())
        .isEqualTo("CN=\"a\\,b\"; smime=pass\\x0d\\x0aBcc: x");
  }

  @Test
  void whatIsWrittenIsRead() {
    SignatureResult read = read(writer.field(List.of(DOMAIN))).get(0);

    assertThat(read.comment()).isEqualTo(DOMAIN.comment());
    assertThat(read.signer()).isEqualTo(DOMAIN.signer());
    assertThat(read.certificate()).as("told by its mailbox").isEmpty();
    assertThat(read.origin()).isEqualTo(DOMAIN.origin());
    assertThat(read.maker()).isEqualTo(DOMAIN.maker());
    assertThat(read.handling()).isEqualTo(DOMAIN.handling());
  }

  @Test
  void linesAreFolded() {
    HeaderField field = writer.field(Collections.nCopies(5, STRANGE));

    assertThat(lines(field)).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(78));
    assertThat(lines(field)).noneMatch(String::isBlank);
  }

  @Test
  void noMoreThanSixteenSignaturesAreTold() {
    assertThat(read(writer.field(Collections.nCopies(40, DOMAIN)))).hasSize(16);
  }

  @Test
  void anUnsignedMessageHasOneClause() {
    SignatureResult none = SignatureResult.of(ResultWord.NONE, "not signed");

    assertThat(writer.field(List.of(none)).body())
        .isEqualTo(" edge.example.net; smime=none (not signed)");
  }

  @Test
  @Requirement("E2E-V01")
  void onlyTheTrustedIdIsRead() {
    Header header =
        new Header(
            List.of(
                field("other.example; smime=pass"),
                field("edge.example.net; dkim=pass"),
                field("EDGE.example.net; smime=fail; smime/2=pass; smime=odd; smime=pass x"),
                field("edge.example.net; smime=pass")));

    assertThat(new ResultsReader(ID).read(header))
        .extracting(SignatureResult::result)
        .containsExactly(ResultWord.FAIL);
  }

  @Test
  void whatFiltersBeforeUsFoundIsRead() {
    Header header =
        new Header(
            List.of(
                field("other.example; dkim=pass header.d=forged.example; arc=pass"),
                field("edge.example.net; arc=fail; dkim=fail header.d=broken.example"),
                field("edge.example.net; dkim=pass (ok) header.i=@l.example header.d=L.example")));
    ResultsReader reader = new ResultsReader(ID);

    assertThat(reader.signedBy(header)).containsExactly(DomainName.of("l.example"));
    assertThat(reader.isSealed(header)).isFalse();
    assertThat(reader.isSealed(new Header(List.of(field("edge.example.net; arc=pass"))))).isTrue();
  }

  @Test
  void theLastSealCounts() {
    HeaderField first = HeaderField.of("ARC-Seal", "i=1; a=rsa-sha256; d=first.example; b=x");
    HeaderField second = HeaderField.of("ARC-Seal", "i = 2; d= second.example ;b=y; cv=pass");

    assertThat(ArcSealer.of(new Header(List.of(first, second))))
        .contains(DomainName.of("second.example"));
    assertThat(ArcSealer.of(new Header(List.of(second, first))))
        .contains(DomainName.of("second.example"));
    assertThat(ArcSealer.of(new Header(List.of(second, first, second)))).isEmpty();
    assertThat(ArcSealer.of(new Header(List.of()))).isEmpty();
  }

  @Test
  void anIdIsOneWord() {
    assertThatThrownBy(() -> new ResultsWriter("edge; smime=pass"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one word");
  }

  private static List<SignatureResult> read(HeaderField field) {
    return new ResultsReader(ID).read(new Header(List.of(field)));
  }

  private static List<String> lines(HeaderField field) {
    return Arrays.asList(new String(field.octets(), StandardCharsets.US_ASCII).split("\r\n"));
  }

  private static HeaderField field(String body) {
    return HeaderField.of("Authentication-Results", body);
  }
}
