package dev.signet.xkms.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.testkit.Requirement;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.QueryKeyBinding;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultHeader;
import dev.signet.xkms.secret.LimitedUseSecret;
import dev.signet.xkms.xml.dom.Elements;
import dev.signet.xkms.xml.dom.MalformedXml;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.keyinfo.PrivateKeyEncryption;
import dev.signet.xkms.xml.signature.AlgorithmProfile;
import dev.signet.xkms.xml.signature.MessageSignature;
import dev.signet.xkms.xml.signature.SignatureFinding;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Rules about single messages that XKMS 2.0 gives and that no other test is about. */
class MessageRulesTest {
  private static final String X = "http://www.w3.org/2002/03/xkms#";
  private static final String DS = "http://www.w3.org/2000/09/xmldsig#";
  private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";

  private final MessageReader reader = new MessageReader(AlgorithmProfile.MODERN);
  private final MessageSignature signatures = new MessageSignature(AlgorithmProfile.MODERN);

  @Test
  @Requirement("XR-M11")
  void aMessageIsSignedFromInsideByItsIdAndExclusively() {
    Document message = signed(TestKeys.p256());
    Element signature = Elements.childrenOf(message.getDocumentElement()).get(0);
    assertThat(Elements.is(signature, DS, "Signature")).isTrue();
    assertThat(attributes(signature, "Reference", "URI")).containsExactly("#_1");
    assertThat(attributes(signature, "Transform", "Algorithm"))
        .containsExactly(DS + "enveloped-signature", EXCLUSIVE);
    assertThat(attributes(signature, "CanonicalizationMethod", "Algorithm"))
        .containsExactly(EXCLUSIVE);
  }

  @Test
  @Requirement("XR-M13")
  void timesWithoutZoneAreUtc() throws Exception {
    assertThat(time("2026-06-30T12:00:00")).isEqualTo(Instant.parse("2026-06-30T12:00:00Z"));
    assertThat(time("2026-06-30T12:00:00.5")).isEqualTo(Instant.parse("2026-06-30T12:00:00.5Z"));
    assertThat(time("2026-06-30T12:00:00+02:00")).isEqualTo(Instant.parse("2026-06-30T10:00:00Z"));
    assertThat(time(" 2026-06-30T12:00:00Z\n")).isEqualTo(Instant.parse("2026-06-30T12:00:00Z"));
  }

  @Test
  @Requirement("XR-M13")
  void leapSecondsAreNeitherReadNorWritten() {
    assertThatThrownBy(() -> time("2016-12-31T23:59:60Z"))
        .isInstanceOf(BadMessage.class)
        .hasMessageContaining("not a date and time that exists");
    Instant last = Instant.parse("2016-12-31T23:59:59.999Z");
    assertThat(written(last)).contains("Time=\"2016-12-31T23:59:59.999Z\"");
    assertThat(written(last.plusMillis(1))).contains("Time=\"2017-01-01T00:00:00Z\"");
  }

  @Test
  @Requirement("XR-M15")
  void codesAreComparedWholeAfterCollapsingWhiteSpace() throws Exception {
    Request request =
        read(
            locate(
                "<RespondWith>\n  " + X + "KeyName\n</RespondWith>",
                "<KeyUsage>\t" + X + "Signature </KeyUsage>"));
    assertThat(request.header().respondWith()).containsExactly(X + "KeyName");
    assertThat(((Request.Locate) request).query().description().keyUsage())
        .containsExactly(KeyUsage.SIGNATURE);
    for (String other :
        List.of(X + "signature", X + "Signatures", X + " Signature", "urn:Signature")) {
      assertThatThrownBy(() -> read(locate("", "<KeyUsage>" + other + "</KeyUsage>")))
          .as(other)
          .isInstanceOf(BadMessage.class)
          .hasMessage("unknown KeyUsage");
    }
  }

  @Test
  @Requirement("XR-C02")
  void neitherPendingNorStatusStandsInACompound() throws Exception {
    assertThat(read(compound(inner("LocateRequest", "", "<QueryKeyBinding/>"))))
        .isInstanceOf(Request.Compound.class);
    for (String kind : List.of("PendingRequest", "StatusRequest", "CompoundRequest")) {
      assertThatThrownBy(() -> read(compound(inner(kind, "ResponseId='_r'", ""))))
          .isInstanceOf(BadMessage.class)
          .hasMessageContaining(kind + " is not expected there");
    }
  }

  @Test
  @Requirement("XR-P03")
  void theSignatureOfAResultCoversTheCipherText() throws Exception {
    var encrypted =
        new PrivateKeyEncryption(new SecureRandom())
            .encrypt(TestKeys.rsa(2048), LimitedUseSecret.of("correct horse").encryptionKey(32));
    Document message =
        new MessageWriter().write(new Result.Register(header(), List.of(), Optional.of(encrypted)));
    signatures.sign(message, TestKeys.identity(TestKeys.p256()));
    String text = text(message);
    assertThat(signatures.verify(parse(text))).isInstanceOf(SignatureFinding.Verified.class);
    Result.Register read = (Result.Register) reader.readResult(parse(text));
    assertThat(read.privateKey()).contains(encrypted);
    int middle = text.indexOf("CipherValue>") + 500;
    char other = text.charAt(middle) == 'A' ? 'B' : 'A';
    String changed = text.substring(0, middle) + other + text.substring(middle + 1);
    assertThat(signatures.verify(parse(changed)))
        .isEqualTo(new SignatureFinding.Broken("the signature does not verify"));
  }

  private Instant time(String text) throws BadMessage {
    Request.Locate request =
        (Request.Locate) read(locate("", "<TimeInstant Time='" + text + "'/>"));
    return request.query().timeInstant().orElseThrow();
  }

  private static String written(Instant time) {
    BindingDescription nothing =
        new BindingDescription(Optional.empty(), KeyInfo.EMPTY, Set.of(), List.of());
    Request request =
        new Request.Locate(
            RequestHeader.of("_1", "s"), new QueryKeyBinding(nothing, Optional.of(time)));
    return text(new MessageWriter().write(request, RequestCredentials.NONE));
  }

  private Document signed(KeyPair pair) {
    Document message = new MessageWriter().write(new Result.Plain(header()));
    signatures.sign(message, TestKeys.identity(pair));
    return message;
  }

  private static ResultHeader header() {
    return ResultHeader.of("_1", "http://localhost/xkms", ResultCode.SUCCESS, Optional.of("_0"));
  }

  private static List<String> attributes(Element signature, String element, String attribute) {
    var found = signature.getElementsByTagNameNS(DS, element);
    return java.util.stream.IntStream.range(0, found.getLength())
        .mapToObj(i -> ((Element) found.item(i)).getAttribute(attribute))
        .toList();
  }

  private Request read(String text) throws BadMessage {
    return reader.readRequest(parse(text));
  }

  private static String locate(String header, String query) {
    return inner("LocateRequest", "", header + "<QueryKeyBinding>" + query + "</QueryKeyBinding>");
  }

  private static String inner(String name, String attributes, String content) {
    return "<%s xmlns='%s' Id='_1' Service='s' %s>%s</%s>"
        .formatted(name, X, attributes, content, name);
  }

  private static String compound(String inner) {
    return "<CompoundRequest xmlns='" + X + "' Id='_c' Service='s'>" + inner + "</CompoundRequest>";
  }

  private static String text(Document document) {
    return new String(SecureXml.serialise(document), StandardCharsets.UTF_8);
  }

  private static Document parse(String text) {
    try {
      return SecureXml.parse(text.getBytes(StandardCharsets.UTF_8));
    } catch (MalformedXml e) {
      throw new AssertionError(text, e);
    }
  }
}
