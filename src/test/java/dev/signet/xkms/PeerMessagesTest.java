package dev.signet.xkms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.Requirement;
import dev.signet.testkit.TestKeys;
import dev.signet.testkit.W3cExchange;
import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.KeyBinding;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.OpaqueClientData;
import dev.signet.xkms.model.Reason;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.registry.RegisteredBinding;
import dev.signet.xkms.xkiss.Scene;
import dev.signet.xkms.xml.BadMessage;
import dev.signet.xkms.xml.dom.MalformedXml;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.envelope.BadEnvelope;
import dev.signet.xkms.xml.envelope.SoapEnvelope;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** What other programs really sent, answered. */
class PeerMessagesTest extends ServiceScene {
  private static final Path CORPUS = Path.of("../shared/corpora/xkms");
  private static final String LIVE = "cxf-4.1.0-live/";
  private static final String XKLIENT = "xml-security-c-2.0.4-xklient/";

  @BeforeEach
  void takeTheServiceNamesOfTheMessages() {
    serviceUris =
        List.of(
            Scene.SERVICE,
            "http://cxf.apache.org/services/XKMS/",
            "http://127.0.0.1:18080/xkms",
            "http://127.0.0.1:18100/xkms");
  }

  private static Document message(String prefix) {
    Path prefixed = CORPUS.resolve(prefix);
    if (!Files.isDirectory(prefixed.getParent())) {
      Assumptions.abort("corpus " + prefixed.getParent() + " absent");
    }
    try (Stream<Path> files = Files.list(prefixed.getParent())) {
      Path file =
          files
              .filter(f -> f.getFileName().toString().startsWith(prefixed.getFileName().toString()))
              .filter(f -> f.toString().endsWith(".xml") && !f.toString().endsWith(".response.xml"))
              .findFirst()
              .orElseThrow();
      return SoapEnvelope.open(SecureXml.parse(Files.readAllBytes(file))).message();
    } catch (IOException | MalformedXml | BadEnvelope unreadable) {
      throw new AssertionError(prefix, unreadable);
    }
  }

  private Result answerTo(String prefix) {
    return read(answer(message(prefix)));
  }

  private RegisteredBinding registered(String validateRequest, UseKeyWith... names)
      throws Exception {
    Request.Validate request = (Request.Validate) reader.readRequest(message(validateRequest));
    KeyDatum.Certificate datum =
        request
            .query()
            .description()
            .keyInfo()
            .all(KeyDatum.Certificate.class)
            .findFirst()
            .orElseThrow();
    RegisteredBinding binding = Scene.binding(certificate(datum).getPublicKey(), names);
    return scene.register(binding.reissued(binding.validity(), List.of(datum.der())));
  }

  private static X509Certificate certificate(KeyDatum.Certificate datum)
      throws CertificateException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(datum.der().toByteArray()));
  }

  @Test
  void cxfLocatesByDistinguishedNameIssuerAndSerialEndpointAndHost() throws Exception {
    RegisteredBinding dave =
        registered(
            LIVE + "cxfclient-01",
            new UseKeyWith("urn:apache:cxf:service:endpoint", "https://service.example.com/ep"),
            UseKeyWith.of(Application.TLS_HTTPS, "www.example.com"));
    for (String number : List.of("05", "08", "09", "10")) {
      Result.Locate result = (Result.Locate) answerTo(LIVE + "cxfclient-" + number);
      assertThat(words(result)).as(number).isEqualTo("Success");
      assertThat(result.bindings()).hasSize(1);
      assertThat(result.bindings().get(0).description().id()).contains(dave.id());
      assertThat(result.bindings().get(0).description().keyInfo().data().get(0))
          .as("CXF takes the first child for a certificate")
          .isInstanceOf(KeyDatum.Certificate.class);
    }
    assertThat(words(answerTo(LIVE + "cxfclient-06"))).isEqualTo("Receiver/NoMatch");
    assertThat(words(answerTo(LIVE + "cxfclient-07"))).isEqualTo("Receiver/NoMatch");
  }

  @Test
  @Requirement("XR-V06")
  void cxfValidatesUnderItsIllegalId() {
    for (String number : List.of("01", "02", "03", "04")) {
      Result.Validate result = (Result.Validate) answerTo(LIVE + "cxfclient-" + number);
      assertThat(words(result)).as(number).isEqualTo("Success");
      assertThat(result.header().requestId().orElseThrow()).startsWith("CN=");
      KeyBinding binding = result.bindings().get(0);
      assertThat(binding.status().value()).isEqualTo(StatusValue.INVALID);
      assertThat(binding.status().invalid()).contains(Reason.ISSUER_TRUST.uri());
    }
  }

  @Test
  void peerRow21AValidateWithoutKeyInfoIsAnsweredFromTheRegistry() throws Exception {
    assertThat(words(answerTo(LIVE + "posted-12"))).isEqualTo("Receiver/NoMatch");
    registered(LIVE + "cxfclient-01");
    Result.Validate result = (Result.Validate) answerTo(LIVE + "posted-12");
    assertThat(result.bindings()).hasSize(1);
    assertThat(result.bindings().get(0).status().value()).isEqualTo(StatusValue.INVALID);
  }

  @Test
  @Requirement("XR-L05")
  void peerRow32WhatIsEmptyOrAddressedElsewhereIsTheSendersFault() {
    for (String number : List.of("05", "06", "07", "08", "11")) {
      assertThat(words(answerTo(LIVE + "posted-" + number))).as(number).isEqualTo("Sender/Failure");
    }
    assertThat(answerTo(LIVE + "posted-08").header().requestId()).isEmpty();
    assertThat(words(answerTo(LIVE + "posted-09"))).isEqualTo("Sender/MessageNotSupported");
    assertThat(answerTo(LIVE + "posted-09")).isInstanceOf(Result.Compound.class);
  }

  @Test
  @W3cExchange("xklient-01")
  @W3cExchange("xklient-02")
  @W3cExchange("xklient-03")
  @W3cExchange("xklient-04")
  void xklientsQuestionsAreAnswered() throws BadMessage {
    Request.Locate first = (Request.Locate) reader.readRequest(message(XKLIENT + "01"));
    scene.register(
        Scene.binding(TestKeys.rsa().getPublic(), first.query().description().useKeyWith().get(0)));
    assertThat(words(answerTo(XKLIENT + "01"))).isEqualTo("Success/Incomplete");
    assertThat(words(answerTo(XKLIENT + "02"))).isEqualTo("Success");
    Result named = answerTo(XKLIENT + "03");
    assertThat(words(named)).isEqualTo("Receiver/NoMatch");
    assertThat(named.header().opaqueClientData())
        .contains(new OpaqueClientData(List.of("T3BhcXVl")));
    Result.Validate stranger = (Result.Validate) answerTo(XKLIENT + "04");
    assertThat(stranger.bindings().get(0).status().invalid()).contains(Reason.ISSUER_TRUST.uri());
  }

  @Test
  @W3cExchange("xklient-12")
  @W3cExchange("xklient-14")
  @W3cExchange("xklient-15")
  @W3cExchange("xklient-17")
  @Requirement("XR-A09")
  void xklientsOtherExchangesGetTheirTypes() {
    for (String number : List.of("12", "13", "17")) {
      assertThat(answerTo(XKLIENT + number)).as(number).isInstanceOf(Result.Locate.class);
    }
    assertThat(words(answerTo(XKLIENT + "14"))).isEqualTo("Sender/UnknownResponseId");
    assertThat(answerTo(XKLIENT + "15")).isInstanceOf(Result.Status.class);
    assertThat(words(answerTo(XKLIENT + "16"))).isEqualTo("Sender/MessageNotSupported");
    assertThat(words(answerTo(XKLIENT + "06"))).isEqualTo("Sender/MessageNotSupported");
  }
}
