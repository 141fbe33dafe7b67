package dev.signet.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.Requirement;
import dev.signet.testkit.RunningServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One URL, three bindings: the document element tells them apart, and nothing else. */
@ExtendWith(ArquillianExtension.class)
class BindingsIT {
  private static final String[] WRONG_TYPES = {"text/xml", "application/soap+xml", "text/plain"};

  @BeforeAll
  static void ready() throws Exception {
    RunningServer.awaitReady();
  }

  private static void isAnsweredAs(String start, String message) throws Exception {
    for (String type : WRONG_TYPES) {
      HttpResponse<String> answer = Talk.post("/xkms", type, message);
      assertThat(answer.statusCode()).as(type).isEqualTo(200);
      assertThat(answer.body()).as(type).contains(start).contains("<LocateResult");
    }
  }

  @Test
  @Requirement("XR-B02")
  void soap11IsAnsweredInSoap11() throws Exception {
    isAnsweredAs("http://schemas.xmlsoap.org/soap/envelope/", Talk.soap11(Talk.locate("a")));
  }

  @Test
  @Requirement("XR-B02")
  void soap12IsAnsweredInSoap12() throws Exception {
    isAnsweredAs("http://www.w3.org/2003/05/soap-envelope", Talk.soap12(Talk.locate("a")));
  }

  @Test
  @Requirement("XR-B06")
  void theBareMessageIsAnsweredBare() throws Exception {
    isAnsweredAs("<LocateResult", Talk.locate("a"));
    assertThat(Talk.post(Talk.locate("a")).body()).doesNotContain("Envelope");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\"urn:something-else\"", "Validate", ""})
  @Requirement("XR-B03")
  void soapActionIsIgnored(String action) throws Exception {
    HttpResponse<String> answer =
        Talk.send(
            Talk.to("/xkms")
                .header("Content-Type", "text/xml")
                .header("SOAPAction", action)
                .POST(BodyPublishers.ofString(Talk.soap11(Talk.locate("a")))));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("<LocateResult").contains("RequestId=\"_a\"");
  }
}
