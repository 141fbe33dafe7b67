package dev.signet.xkms.xml.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.Requirement;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.xml.MessageReader;
import dev.signet.xkms.xml.dom.MalformedXml;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.signature.AlgorithmProfile;
import dev.signet.xkms.xml.signature.Canonical;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** Envelopes and faults of XKMS 2.0 Part 2 section 3. */
class SoapEnvelopeTest {
  private static final String ROLE = "http://www.w3.org/2003/05/soap-envelope/role/";

  @Test
  @Requirement("XR-B07")
  void theMessageKeepsOnlyNamespacesThatItUses() throws Exception {
    String text =
        "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/' xmlns='http://www.w3.org/2002/03/xkms#'"
            + " xmlns:unused='urn:u' xmlns:ds='http://www.w3.org/2000/09/xmldsig#' xml:lang='en'><e:Body>"
            + "<LocateRequest Id='_1' Service='s'><QueryKeyBinding><ds:KeyInfo/></QueryKeyBinding>"
            + "</LocateRequest></e:Body></e:Envelope>";
    SoapEnvelope.Opened opened = open(text);
    assertThat(opened.binding()).isEqualTo(WireBinding.SOAP11);
    assertThat(text(opened.message()))
        .isEqualTo(
            "<LocateRequest Id=\"_1\" Service=\"s\" xmlns=\"http://www.w3.org/2002/03/xkms#\""
                + " xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><QueryKeyBinding><ds:KeyInfo/>"
                + "</QueryKeyBinding></LocateRequest>");
  }

  @Test
  @Requirement("XR-B06")
  void aBareMessageIsItsOwnDocument() throws Exception {
    SoapEnvelope.Opened opened = open("<Result xmlns='http://www.w3.org/2002/03/xkms#'/>");
    assertThat(opened.binding()).isEqualTo(WireBinding.PLAIN);
    assertThat(opened.mandatoryHeaders()).isEmpty();
  }

  @Test
  void mandatoryHeadersThatAreForUsAreNamed() throws Exception {
    assertThat(headers11("<h:A e:mustUnderstand='1'/><h:B/><h:C e:mustUnderstand='0'/>"))
        .containsExactly("A");
    assertThat(headers11("<h:A e:mustUnderstand='1' e:actor='urn:somebody-else'/>")).isEmpty();
    assertThat(
            headers11(
                "<h:A e:mustUnderstand='1' e:actor='http://schemas.xmlsoap.org/soap/actor/next'/>"))
        .containsExactly("A");
    assertThat(headers12("<h:A e:mustUnderstand='true'/><h:B e:mustUnderstand=' 1 '/>"))
        .containsExactly("A", "B");
    assertThat(headers12("<h:A e:mustUnderstand='1' e:role='" + ROLE + "none'/>")).isEmpty();
    assertThat(headers12("<h:A e:mustUnderstand='1' e:role='" + ROLE + "ultimateReceiver'/>"))
        .containsExactly("A");
  }

  @Test
  @Requirement("XR-B04")
  void faultsOfSoap11() {
    assertThat(text(SoapFault.fault(FaultCondition.badMessage("FooRequest"), WireBinding.SOAP11)))
        .isEqualTo(
            "<env:Envelope xmlns:env=\"http://schemas.xmlsoap.org/soap/envelope/\"><env:Body>"
                + "<env:Fault><faultcode>env:Client</faultcode>"
                + "<faultstring>FooRequest message invalid</faultstring></env:Fault></env:Body>"
                + "</env:Envelope>");
    assertFault11(FaultCondition.versionMismatch(), "VersionMismatch", "Unsupported SOAP version");
    assertFault11(FaultCondition.mustUnderstand("Sec"), "MustUnderstand", "Unable to process Sec");
    assertFault11(FaultCondition.unavailable(), "Server", "Service temporarily unable");
    assertFault11(FaultCondition.messageNotSupported("X"), "Client", "X message not supported");
  }

  @Test
  @Requirement("XR-B04")
  void faultsOfSoap12() {
    assertThat(
            text(
                SoapFault.fault(
                    FaultCondition.messageNotSupported("FooRequest"), WireBinding.SOAP12)))
        .isEqualTo(
            "<env:Envelope xmlns:env=\"http://www.w3.org/2003/05/soap-envelope\"><env:Body>"
                + "<env:Fault><env:Code><env:Value>env:Sender</env:Value><env:Subcode>"
                + "<env:Value xmlns:xkms=\"http://www.w3.org/2002/03/xkms#\">"
                + "xkms:MessageNotSupported</env:Value></env:Subcode></env:Code>"
                + "<env:Reason><env:Text xml:lang=\"en\">FooRequest message not supported"
                + "</env:Text></env:Reason></env:Fault></env:Body></env:Envelope>");
    assertThat(text(SoapFault.fault(FaultCondition.unavailable(), WireBinding.SOAP12)))
        .contains("<env:Code><env:Value>env:Receiver</env:Value></env:Code>")
        .doesNotContain("Subcode");
  }

  @Test
  @Requirement("XR-B04")
  @Requirement("XR-M12")
  void withoutSoapAFaultIsAnUntypedResult() throws Exception {
    Document fault = SoapFault.fault(FaultCondition.badMessage("FooRequest"), WireBinding.PLAIN);
    Result result = new MessageReader(AlgorithmProfile.MODERN).readResult(fault);
    assertThat(result).isInstanceOf(Result.Plain.class);
    assertThat(result.header().code().words()).isEqualTo("Sender/Failure");
    assertThat(FaultCondition.messageNotSupported("X").resultCode().words())
        .isEqualTo("Sender/MessageNotSupported");
    assertThat(FaultCondition.unavailable().resultCode().words()).isEqualTo("Receiver/Failure");
    assertThat(FaultCondition.versionMismatch().resultCode().words()).isEqualTo("VersionMismatch");
  }

  @Test
  @Requirement("XR-B04")
  void statusOfHttp() {
    assertThat(SoapFault.httpStatus(FaultCondition.badMessage("X"), WireBinding.SOAP11))
        .isEqualTo(500);
    assertThat(SoapFault.httpStatus(FaultCondition.badMessage("X"), WireBinding.SOAP12))
        .isEqualTo(400);
    assertThat(SoapFault.httpStatus(FaultCondition.unavailable(), WireBinding.SOAP12))
        .isEqualTo(500);
    assertThat(SoapFault.httpStatus(FaultCondition.badMessage("X"), WireBinding.PLAIN))
        .isEqualTo(200);
  }

  @Test
  void whatAParserWouldChangeIsEscaped() throws Exception {
    String text =
        "<a b=\"&#x9;&#xA;&#xD;&quot;&amp;&lt;\">&#xD;&amp;&lt;&gt;\"\n\u00e4\ud83d\ude00</a>";
    Document document = SecureXml.parse(text.getBytes(StandardCharsets.UTF_8));
    Document again = SecureXml.parse(SecureXml.serialise(document));
    assertThat(Canonical.octets(again.getDocumentElement()))
        .isEqualTo(Canonical.octets(document.getDocumentElement()));
    assertThat(again.getDocumentElement().getAttribute("b")).isEqualTo("\t\n\r\"&<");
    assertThat(again.getDocumentElement().getTextContent())
        .isEqualTo("\r&<>\"\n\u00e4\ud83d\ude00");
  }

  private static void assertFault11(FaultCondition condition, String code, String text) {
    assertThat(text(SoapFault.fault(condition, WireBinding.SOAP11)))
        .contains("<faultcode>env:" + code + "</faultcode><faultstring>" + text + "</faultstring>");
  }

  private static java.util.List<String> headers11(String header) throws Exception {
    return headers("http://schemas.xmlsoap.org/soap/envelope/", header);
  }

  private static java.util.List<String> headers12(String header) throws Exception {
    return headers("http://www.w3.org/2003/05/soap-envelope", header);
  }

  private static java.util.List<String> headers(String soap, String header) throws Exception {
    return open("<e:Envelope xmlns:e='"
            + soap
            + "' xmlns:h='urn:h'><e:Header>"
            + header
            + "</e:Header><e:Body><a/></e:Body></e:Envelope>")
        .mandatoryHeaders();
  }

  private static SoapEnvelope.Opened open(String text) throws MalformedXml, BadEnvelope {
    return SoapEnvelope.open(SecureXml.parse(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String text(Document document) {
    return new String(SecureXml.serialise(document), StandardCharsets.UTF_8);
  }
}
