package dev.signet.mail.smime.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.entity.DomainName;
import dev.signet.mail.message.Header;
import dev.signet.mail.message.HeaderField;
import dev.signet.mail.smime.SignatureOrigin;
import dev.signet.mail.smime.SignatureOrigin.Addressee;
import dev.signet.mail.smime.SignatureOrigin.Maker;
import dev.signet.mail.smime.SignatureOrigin.Mode;
import dev.signet.testkit.Requirement;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a signature says of itself, in both its forms. */
class SignatureOriginTest {
  private static final SignatureOrigin EDGE =
      new SignatureOrigin(
          Mode.OPPORTUNISTIC, Optional.of(Maker.OUTGOING_EDGE), Set.of(Addressee.INCOMING_EDGE));

  @Test
  void theAttributeIsTwentyThreeOctetsOfName() throws Exception {
    assertThat(HexFormat.of().formatHex(new ASN1ObjectIdentifier(OriginAttribute.OID).getEncoded()))
        .isEqualTo("0615698eb7b7c4c2988292f3b5e9eadd92f6e7d8650101");
  }

  @Test
  void everyOriginIsReadAsItWasWritten() {
    for (Mode mode : Mode.values()) {
      for (Maker maker : Maker.values()) {
        SignatureOrigin origin =
            new SignatureOrigin(mode, Optional.of(maker), Set.of(Addressee.values()));
        assertThat(OriginAttribute.read(OriginAttribute.of(origin).getAttributeValues()[0]))
            .contains(origin);
        assertThat(OriginField.read(new Header(List.of(OriginField.of(origin, Optional.empty())))))
            .contains(origin);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "3.2",
        "2.1 2.2",
        "2.1 2.1",
        "2.1 3.1 3.2",
        "2.1 9.1 9.2 9.3 9.4 9.5 9.6 9.7 9.8",
      })
  @Requirement("E2E-A02")
  @Requirement("E2E-A04")
  void anAttributeThatBreaksTheRulesSaysNothing(String suffixes) {
    assertThat(OriginAttribute.read(sequence(suffixes))).isEmpty();
  }

  @Test
  void whatIsNoSequenceOfNamesSaysNothing() {
    assertThat(OriginAttribute.read(new DERUTF8String("explicit"))).isEmpty();
    assertThat(OriginAttribute.read(new DERSequence(new DERUTF8String("explicit")))).isEmpty();
  }

  @Test
  @Requirement("E2E-A03")
  void unknownNamesArePassedOver() {
    assertThat(OriginAttribute.read(sequence("2.2 3.2 4.1 4.77 8.8"))).contains(EDGE);
  }

  private static DERSequence sequence(String suffixes) {
    return new DERSequence(
        Arrays.stream(suffixes.split(" "))
            .filter(suffix -> !suffix.isEmpty())
            .map(
                suffix ->
                    new ASN1ObjectIdentifier(
                        "2.25.9592425076703069440614992683019660389." + suffix))
            .toArray(ASN1Encodable[]::new));
  }

  @Test
  void theFieldIsWrittenAsDocumented() {
    assertThat(OriginField.of(EDGE, Optional.of(DomainName.of("example.org"))).toString())
        .isEqualTo(
            "Content-Signature-Origin: opportunistic; entity=outgoing-edge; for=incoming-edge;"
                + " domain=example.org");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "opportunistic; entity=outgoing-edge; for=incoming-edge; domain=example.org",
        "(why) Opportunistic (not) ;ENTITY = Outgoing-Edge;for=(x)incoming-edge",
        "opportunistic; x=\"a; b\\\"\"; entity=outgoing-edge; for=incoming-edge; for=moon",
      })
  void theFieldIsReadInAllItsForms(String body) {
    assertThat(read(body)).contains(EDGE);
  }

  @ParameterizedTest
  @CsvSource({"explicit,EXPLICIT", "opportunistic,OPPORTUNISTIC", "whatever,EXPLICIT"})
  @Requirement("E2E-H04")
  void anUnknownModeIsExplicit(String written, Mode mode) {
    assertThat(read(written)).map(SignatureOrigin::mode).contains(mode);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "; entity=originator",
        "opportunistic entity=originator",
        "opportunistic; entity",
        "opportunistic; entity=",
        "opportunistic; entity=originator; entity=outgoing-edge",
        "opportunistic (open",
        "opportunistic; x=\"open",
      })
  void aFieldThatBreaksTheGrammarSaysNothing(String body) {
    assertThat(read(body)).isEmpty();
  }

  @Test
  @Requirement("E2E-H04")
  void twoFieldsSayNothing() {
    HeaderField one = OriginField.of(EDGE, Optional.empty());

    assertThat(OriginField.read(new Header(List.of(one, one)))).isEmpty();
  }

  private static Optional<SignatureOrigin> read(String body) {
    return OriginField.read(new Header(List.of(HeaderField.of(OriginField.NAME, body))));
  }
}
