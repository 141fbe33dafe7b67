package dev.signet.xkms.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.signature.AlgorithmProfile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages of other implementations. */
class CorpusMessagesTest {
  private final MessageReader reader = new MessageReader(AlgorithmProfile.LEGACY);

  @Test
  void allRequestsOfXmlSecurityCAreRead() throws BadMessage {
    List<Path> files = Corpus.xmlFiles("xkms/xml-security-c-2.0.4-xklient");
    List<Operation> operations = new ArrayList<>();
    for (Path file : files) {
      operations.add(reader.readRequest(Corpus.message(file)).operation());
    }
    assertThat(operations).hasSize(17);
    assertThat(operations).containsOnly(Operation.values());
  }

  @Test
  void opaqueDataAfterResponseMechanismIsTolerated() throws Exception {
    var request =
        SecureXml.parse(
            ("<LocateRequest xmlns='http://www.w3.org/2002/03/xkms#' Id='I1' Service='s'>"
                    + "<RespondWith>http://www.w3.org/2002/03/xkms#KeyName</RespondWith>"
                    + "<OpaqueClientData><OpaqueData>hello</OpaqueData></OpaqueClientData>"
                    + "<QueryKeyBinding/></LocateRequest>")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    Request read = reader.readRequest(request);
    assertThat(read.header().opaqueClientData().orElseThrow().data()).containsExactly("hello");
  }

  @Test
  void liveRequestsOfApacheCxfAreRead() throws BadMessage {
    List<Path> files = requests("cxfclient");
    assertThat(files).hasSizeGreaterThanOrEqualTo(10);
    for (Path file : files) {
      Request request = reader.readRequest(Corpus.message(file));
      assertThat(request.header().id()).isNotBlank();
    }
  }

  @Test
  void liveAnswersOfApacheCxfAreRead() throws BadMessage {
    int read = 0;
    for (Path file : Corpus.xmlFiles("xkms/cxf-4.1.0-live")) {
      if (file.toString().endsWith(".response.xml")) {
        Result result = reader.readResult(Corpus.message(file));
        assertThat(result.header().code().major()).startsWith("http");
        read++;
      }
    }
    assertThat(read).isGreaterThan(20);
  }

  @Test
  void examplesOfTheSpecificationAreRead() throws BadMessage {
    Request.Register register =
        (Request.Register) reader.readRequest(Corpus.message(cxf("registerRequest.xml")));
    assertThat(register.prototype().description().useKeyWith()).hasSize(3);
    assertThat(register.prototype().revocationCodeIdentifier()).isPresent();
    assertThat(register.proofOfPossession()).isPresent();
    assertThat(register.authentication().keyBinding()).isPresent();
    reader.readRequest(Corpus.message(cxf("registerRequestWithCertificate.xml")));
    reader.readRequest(Corpus.message(cxf("reissueRequest.xml")));
    Request.Revoke revoke =
        (Request.Revoke) reader.readRequest(Corpus.message(cxf("revokeRequest.xml")));
    assertThat(revoke.revocationCode()).isPresent();
    Result.Register result =
        (Result.Register) reader.readResult(Corpus.message(cxf("registerResult.xml")));
    assertThat(result.bindings().get(0).status().valid())
        .hasSize(4)
        .allMatch(r -> !r.contains("\n"));
  }

  @Test
  void messagesWithoutServiceAreRefused() {
    assertThatExceptionOfType(BadMessage.class)
        .isThrownBy(() -> reader.readRequest(Corpus.message(cxf("validateRequestOK.xml"))))
        .withMessage("ValidateRequest without Service")
        .satisfies(e -> assertThat(e.remains().operation()).contains(Operation.VALIDATE))
        .satisfies(e -> assertThat(e.remains().requestId()).isPresent());
  }

  @Test
  void certificatesArriveAsOctets() throws BadMessage {
    Request.Validate request =
        (Request.Validate) reader.readRequest(Corpus.message(Corpus.xklient("04")));
    assertThat(request.query().description().keyInfo().all(KeyDatum.Certificate.class))
        .singleElement()
        .satisfies(c -> assertThat(c.der().length()).isEqualTo(813));
  }

  private static Path cxf(String name) {
    return Corpus.xmlFiles("xkms/cxf").stream()
        .filter(f -> f.getFileName().toString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<Path> requests(String prefix) {
    return Corpus.xmlFiles("xkms/cxf-4.1.0-live").stream()
        .filter(f -> f.getFileName().toString().startsWith(prefix))
        .filter(f -> f.toString().endsWith(".request.xml"))
        .toList();
  }
}
