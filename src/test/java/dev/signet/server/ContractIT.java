package dev.signet.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.RunningServer;
import dev.signet.xkms.xml.dom.SecureXml;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.w3c.dom.Document;

/** The contract as it is served: the address is this server's, and the schemas are whole. */
@ExtendWith(ArquillianExtension.class)
class ContractIT {
  @BeforeAll
  static void ready() throws Exception {
    RunningServer.awaitReady();
  }

  @Test
  void theWsdlNamesThisServer() throws Exception {
    HttpResponse<String> wsdl = Talk.get("/xkms?wsdl");
    assertThat(wsdl.statusCode()).isEqualTo(200);
    Document document = SecureXml.parse(wsdl.body().getBytes(StandardCharsets.UTF_8));
    assertThat(document.getDocumentElement().getLocalName()).isEqualTo("definitions");
    assertThat(wsdl.body()).contains("address location=\"" + RunningServer.http("/xkms") + "\"");
    assertThat(wsdl.body())
        .contains("schemaLocation=\"" + RunningServer.http("/xkms") + "?xsd=xkms.xsd\"");
  }

  @Test
  void theSchemasAreServedAndAnswersAreValid() throws Exception {
    SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "http");
    URI served = RunningServer.http("/xkms?xsd=xkms.xsd");
    Schema schema = factory.newSchema(served.toURL());
    String answer = Talk.post(Talk.locate("a")).body();
    schema.newValidator().validate(new StreamSource(new java.io.StringReader(answer)));
    assertThat(answer).contains("LocateResult");
  }
}
