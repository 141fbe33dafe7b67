package dev.signet.xkms.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.testkit.Requirement;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.xml.dom.MalformedXml;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.envelope.BadEnvelope;
import dev.signet.xkms.xml.envelope.SoapEnvelope;
import dev.signet.xkms.xml.envelope.WireBinding;
import dev.signet.xkms.xml.signature.AlgorithmProfile;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Input that is not well meant, or not well made: each gets a clear refusal in bounded time. */
class HostileMessagesTest {
  private static final String X = "http://www.w3.org/2002/03/xkms#";
  private static final Duration SOON = Duration.ofSeconds(5);

  @Test
  void emptyAndBinaryInput() {
    assertMalformed("", "not an XML document");
    assertMalformed("GET / HTTP/1.1\r\n\r\n", "not an XML document");
    assertMalformed("{\"json\": true}", "not an XML document");
  }

  @Test
  void notWellFormed() {
    assertMalformed("<a><b></a>", "not well-formed XML at line 1");
    assertMalformed("<a>&secretword;</a>", "not well-formed XML");
    assertMalformed("<x:a/>", "not well-formed XML");
    assertMalformed("<a/>trailing", "not well-formed XML");
    assertMalformed(locate("").substring(0, 80), "not well-formed XML"); // truncated
  }

  @Test
  void wrongOctetsForTheEncoding() {
    byte[] octets = locate("").getBytes(StandardCharsets.UTF_8);
    octets[octets.length - 20] = (byte) 0xff;
    assertThatExceptionOfType(MalformedXml.class).isThrownBy(() -> SecureXml.parse(octets));
  }

  @Test
  void doctype() {
    assertMalformed("<!DOCTYPE a><a/>", "a DOCTYPE is not accepted");
  }

  @Test
  void internalEntities() {
    String bomb =
        "<!DOCTYPE a [<!ENTITY x 'xxxxxxxxxx'><!ENTITY y '&x;&x;&x;&x;&x;&x;&x;&x;'>]><a>&y;</a>";
    assertMalformed(bomb, "a DOCTYPE is not accepted");
  }

  @Test
  void externalEntities() {
    assertMalformed(
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
        "a DOCTYPE is not accepted");
    assertMalformed(
        "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/x.dtd'><a/>", "a DOCTYPE is not accepted");
  }

  @Test
  void otherVersionsAndEncodingsOfXml() {
    assertMalformed("<?xml version='1.1'?><a/>", "only XML 1.0 is accepted");
    assertMalformed("<?xml version='1.0' encoding='windows-1252'?><a/>", "accepted as encoding");
    assertThatExceptionOfType(MalformedXml.class)
        .isThrownBy(() -> SecureXml.parse("<?xml version='1.0'?><a/>".getBytes("IBM037")))
        .withMessage("not an XML document");
  }

  @Test
  void utf16IsRead() throws Exception {
    byte[] octets = locate("").getBytes(StandardCharsets.UTF_16);
    assertThat(SecureXml.parse(octets).getDocumentElement().getLocalName())
        .isEqualTo("LocateRequest");
  }

  @Test
  void bodyOfTenMegabytes() {
    byte[] octets = new byte[10_000_000];
    Arrays.fill(octets, (byte) ' ');
    octets[0] = '<';
    Assertions.assertTimeoutPreemptively(
        SOON,
        () ->
            assertThatExceptionOfType(MalformedXml.class)
                .isThrownBy(() -> SecureXml.parse(octets))
                .withMessageContaining("larger than"));
  }

  @Test
  void tenThousandNestedElements() {
    assertMalformed("<a>".repeat(10_000) + "</a>".repeat(10_000), "nested deeper than 64");
  }

  @Test
  void thirtyThousandAttributes() {
    StringBuilder text = new StringBuilder("<a");
    for (int i = 0; i < 30_000; i++) {
      text.append(" b").append(i).append("=''");
    }
    assertMalformed(text + "/>", "more than 64 attributes");
  }

  @Test
  void aMillionElements() {
    assertMalformed("<a>" + "<b/>".repeat(900_000) + "</a>", "more than 50000 tags");
  }

  @Test
  void veryLongNames() {
    assertMalformed("<" + "a".repeat(5000) + "/>", "a name is longer than 256");
  }

  @Test
  void commentsDoNotCutValues() throws Exception {
    String text = locate("<RespondWith>" + X + "Key<!-- -->Name</RespondWith>");
    assertThat(read(text).header().respondWith()).containsExactly(X + "KeyName");
  }

  @Test
  void wrongNamespaces() {
    BadMessage bad = refused(locate("").replace(X, "http://www.xkms.org/schema/xkms-2001-01-20"));
    assertThat(bad).hasMessage("the message is not one of the requests of XKMS 2.0");
    assertThat(bad.remains().operation()).isEmpty();
    assertThat(bad.remains().element()).isEqualTo("LocateRequest");
    assertThat(refused(locate("<RespondWith xmlns='urn:x'/>").replace("<QueryKeyBinding/>", "")))
        .hasMessage("LocateRequest without QueryKeyBinding");
    assertRefused(
        query("<KeyInfo xmlns='urn:x'/>"),
        "QueryKeyBinding: a foreign element is not expected there: unknown, repeated or in the"
            + " wrong order");
  }

  @Test
  void resultsAndUnknownElementsAsRequests() {
    assertRefused(
        locate("").replace("LocateRequest", "LocateResult"),
        "the message is not one of the requests of XKMS 2.0");
    assertRefused(
        locate("").replace("LocateRequest", "InvalidRequest"),
        "the message is not one of the requests of XKMS 2.0");
  }

  @Test
  @Requirement("XR-M15")
  void qnamesOfTheDraftsOf2004() {
    assertThat(refused(locate("<RespondWith>KeyName</RespondWith>")))
        .hasMessageContaining("RespondWith is not an absolute URI")
        .hasMessageContaining("drafts of 2004");
    assertThat(refused(locate("<RespondWith xmlns:xkms='" + X + "'>xkms:KeyName</RespondWith>")))
        .hasMessageContaining("drafts of 2004");
    assertThat(refused(query("<KeyUsage>Signature</KeyUsage>")))
        .hasMessageContaining("KeyUsage is not an absolute URI");
    assertThat(refused(locate("<ResponseMechanism>Pending</ResponseMechanism>")))
        .hasMessageContaining("ResponseMechanism is not an absolute URI");
  }

  @Test
  @Requirement("XR-M10")
  void wrongOrder() {
    BadMessage bad =
        refused(
            locate("<RespondWith>" + X + "KeyName</RespondWith>")
                .replace("<QueryKeyBinding/>", "")
                .replace("<RespondWith>", "<QueryKeyBinding/><RespondWith>"));
    assertThat(bad.getMessage()).contains("RespondWith is not expected there");
    assertThat(bad.remains().requestId()).contains("_1");
    assertThat(bad.remains().operation()).contains(Operation.LOCATE);
    assertThat(refused(query("<UseKeyWith Application='a' Identifier='b'/><KeyUsage>x</KeyUsage>")))
        .hasMessageContaining("KeyUsage is not expected there");
  }

  @Test
  void missingParts() {
    assertRefused(
        locate("").replace("<QueryKeyBinding/>", ""), "LocateRequest without QueryKeyBinding");
    assertRefused(locate("").replace("Service='s'", ""), "LocateRequest without Service");
    assertRefused(locate("").replace("Id='_1'", ""), "Id missing, empty or too long");
    assertRefused(
        query("<UseKeyWith Identifier='b'/>"), "QueryKeyBinding: UseKeyWith without Application");
    assertRefused(query("<TimeInstant/>"), "TimeInstant without Time");
  }

  @Test
  void whatWasReadableRemains() {
    BadMessage bad =
        refused(
            locate("<OpaqueClientData><OpaqueData>x</OpaqueData></OpaqueClientData>")
                .replace("<QueryKeyBinding/>", ""));
    assertThat(bad.remains().opaqueClientData().orElseThrow().data()).containsExactly("x");
    assertThat(bad.remains().requestId()).contains("_1");
  }

  @Test
  void textBetweenElements() {
    assertRefused(locate("hello"), "LocateRequest: text where only elements may stand");
  }

  @Test
  void wrongValues() {
    assertRefused(
        query("<TimeInstant Time='yesterday'/>"),
        "TimeInstant is not a dateTime such as 2026-01-31T12:00:00Z");
    assertRefused(
        query("<TimeInstant Time='2026-02-30T12:00:00Z'/>"),
        "TimeInstant is not a date and time that exists");
    assertRefused(query("<KeyUsage>" + X + "Everything</KeyUsage>"), "unknown KeyUsage");
    assertRefused(locate("").replace("Id=", "Nonce='%' Id="), "Nonce is not base64");
    assertRefused(certificate("no base64!"), "X509Certificate is not base64");
  }

  @Test
  void negativeLimitsAreCarriedForTheServiceToRefuse() throws Exception {
    Request request = read(locate("").replace("Id=", "ResponseLimit='-1' Id="));
    assertThat(request.header().responseLimit()).contains(BigInteger.ONE.negate());
    assertThat(refused(locate("").replace("Id=", "ResponseLimit='" + "9".repeat(500) + "' Id=")))
        .hasMessageContaining("ResponseLimit is not a whole number");
  }

  @Test
  void thousandCertificatesInOneKeyInfo() {
    String one =
        "<X509Data><X509Certificate>" + "QUJD".repeat(250) + "</X509Certificate></X509Data>";
    String text =
        query(
            "<KeyInfo xmlns='http://www.w3.org/2000/09/xmldsig#'>"
                + one.repeat(1000)
                + "</KeyInfo>");
    Assertions.assertTimeoutPreemptively(
        SOON, () -> assertRefused(text, "KeyInfo: more than 100 certificates and other data"));
  }

  @Test
  void tooManyOfOtherThings() {
    assertRefused(
        query("<UseKeyWith Application='a' Identifier='b'/>".repeat(101)),
        "QueryKeyBinding: more than 100 UseKeyWith");
    assertRefused(
        locate("<RespondWith>urn:x</RespondWith>".repeat(33)),
        "LocateRequest: more than 32 RespondWith");
    assertRefused(
        query(("<KeyUsage>" + X + "Signature</KeyUsage>").repeat(4)),
        "QueryKeyBinding: more than 3 KeyUsage");
    StringBuilder inner = new StringBuilder();
    for (int i = 0; i < 257; i++) {
      inner.append(locate("").replace("_1", "_i" + i));
    }
    assertRefused(compound(inner.toString()), "CompoundRequest: more than 256 inner requests");
  }

  @Test
  @Requirement("XR-C02")
  void compoundsInCompoundsAndEmptyOnes() {
    assertRefused(compound(""), "CompoundRequest without an inner request");
    assertThat(refused(compound(compound(locate("")).replace("_c", "_d"))))
        .hasMessageContaining("CompoundRequest is not expected there");
  }

  @Test
  void duplicateIds() {
    assertRefused(
        locate("").replace("<QueryKeyBinding/>", "<QueryKeyBinding Id='_1'/>"),
        "two elements have the same Id");
  }

  @Test
  void illegalIdsAreCarriedOnlyWhereNothingIsSigned() throws Exception {
    String text = locate("").replace("'_1'", "'CN=Dave, O=x'");
    assertThat(read(text).header().id()).isEqualTo("CN=Dave, O=x");
    assertRefused(
        text.replace(
            "<QueryKeyBinding",
            "<Signature xmlns='http://www.w3.org/2000/09/xmldsig#'/><QueryKeyBinding"),
        "Id of a signed message is not an NCName");
  }

  @Test
  void authenticationAndRevocationCodeAtOnce() {
    String status = "<Status StatusValue='" + X + "Indeterminate'/>";
    String revoke =
        "<RevokeRequest xmlns='"
            + X
            + "' Id='_1' Service='s'><RevokeKeyBinding>"
            + status
            + "</RevokeKeyBinding>%s</RevokeRequest>";
    String either =
        "RevokeRequest: either Authentication or RevocationCode has to be there, and not both";
    assertRefused(
        revoke.formatted("<Authentication/><RevocationCode>AAAA</RevocationCode>"), either);
    assertRefused(revoke.formatted(""), either);
  }

  @Test
  void hugeTinyAndBrokenKeys() {
    assertRefused(rsaKey("AQAB"), "RSA modulus must have 512 to 16384 bits");
    assertRefused(rsaKey("////".repeat(1000)), "RSA modulus must have 512 to 16384 bits");
    String ec =
        "<KeyInfo xmlns='http://www.w3.org/2000/09/xmldsig#'><KeyValue>"
            + "<ECKeyValue xmlns='http://www.w3.org/2009/xmldsig11#'>"
            + "<NamedCurve URI='urn:oid:1.2.840.10045.3.1.7'/><PublicKey>%s</PublicKey>"
            + "</ECKeyValue></KeyValue></KeyInfo>";
    String offCurve =
        java.util.Base64.getEncoder().encodeToString(new byte[65]).replaceFirst("A", "B");
    assertRefused(query(ec.formatted(offCurve)), "not a point of the curve it names");
    assertRefused(query(ec.formatted("BAAA")), "not a point of the curve it names");
    assertRefused(query(ec.formatted("AA==")), "not a point of the curve it names");
  }

  @Test
  @Requirement("XR-B01")
  void envelopesThatHoldNothingOrTooMuch() {
    assertBadEnvelope("<e:Envelope xmlns:e='%s'><e:Body/></e:Envelope>", BadEnvelope.Kind.BODY);
    assertBadEnvelope(
        "<e:Envelope xmlns:e='%s'><e:Body><a/><b/></e:Body></e:Envelope>", BadEnvelope.Kind.BODY);
    assertBadEnvelope("<e:Envelope xmlns:e='%s'/>", BadEnvelope.Kind.BODY);
    assertBadEnvelope(
        "<e:Envelope xmlns:e='%s'><e:Body><a/></e:Body><e:Body><b/></e:Body></e:Envelope>",
        BadEnvelope.Kind.BODY);
    assertBadEnvelope("<e:Envelope xmlns:e='%s2'/>", BadEnvelope.Kind.VERSION_MISMATCH);
    assertBadEnvelope("<html/>", BadEnvelope.Kind.NOT_A_MESSAGE);
  }

  private static void assertBadEnvelope(String text, BadEnvelope.Kind kind) {
    for (WireBinding binding : new WireBinding[] {WireBinding.SOAP11, WireBinding.SOAP12}) {
      byte[] octets = text.formatted(binding.namespace()).getBytes(StandardCharsets.UTF_8);
      assertThatExceptionOfType(BadEnvelope.class)
          .isThrownBy(() -> SoapEnvelope.open(SecureXml.parse(octets)))
          .satisfies(e -> assertThat(e.kind()).isEqualTo(kind));
    }
  }

  private static void assertMalformed(String text, String because) {
    Assertions.assertTimeoutPreemptively(
        SOON,
        () ->
            assertThatExceptionOfType(MalformedXml.class)
                .isThrownBy(() -> SecureXml.parse(text.getBytes(StandardCharsets.UTF_8)))
                .withMessageContaining(because)
                .withMessageNotContaining("secretword"));
  }

  private static void assertRefused(String text, String because) {
    assertThat(refused(text)).hasMessage(because);
  }

  private static BadMessage refused(String text) {
    return Assertions.assertThrows(BadMessage.class, () -> read(text));
  }

  private static Request read(String text) throws BadMessage {
    try {
      return new MessageReader(AlgorithmProfile.MODERN)
          .readRequest(SecureXml.parse(text.getBytes(StandardCharsets.UTF_8)));
    } catch (MalformedXml e) {
      throw new AssertionError(e);
    }
  }

  private static String locate(String header) {
    return "<LocateRequest xmlns='"
        + X
        + "' Id='_1' Service='s'>"
        + header
        + "<QueryKeyBinding/></LocateRequest>";
  }

  private static String compound(String inner) {
    return "<CompoundRequest xmlns='" + X + "' Id='_c' Service='s'>" + inner + "</CompoundRequest>";
  }

  private static String query(String content) {
    return locate("")
        .replace("<QueryKeyBinding/>", "<QueryKeyBinding>" + content + "</QueryKeyBinding>");
  }

  private static String certificate(String text) {
    return query(
        "<KeyInfo xmlns='http://www.w3.org/2000/09/xmldsig#'><X509Data><X509Certificate>"
            + text
            + "</X509Certificate></X509Data></KeyInfo>");
  }

  private static String rsaKey(String modulus) {
    return query(
        "<KeyInfo xmlns='http://www.w3.org/2000/09/xmldsig#'><KeyValue><RSAKeyValue><Modulus>"
            + modulus
            + "</Modulus><Exponent>AQAB</Exponent></RSAKeyValue></KeyValue></KeyInfo>");
  }
}
