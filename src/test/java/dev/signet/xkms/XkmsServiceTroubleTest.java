package dev.signet.xkms;

import static dev.signet.xkms.xkiss.Scene.ALICE;
import static dev.signet.xkms.xkiss.Scene.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.testkit.Issued;
import dev.signet.testkit.Requirement;
import dev.signet.testkit.TestAuthority;
import dev.signet.xkms.exchange.KeyRegistration;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.model.Explanation;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.KeyStatus;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.OpaqueClientData;
import dev.signet.xkms.model.QueryKeyBinding;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.xkiss.Scene;
import dev.signet.xkms.xml.BadMessage;
import dev.signet.xkms.xml.ExplanationExtension;
import dev.signet.xkms.xml.dom.SecureXml;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** Messages that cannot be read, faults, the log line and the explanation. */
class XkmsServiceTroubleTest extends ServiceScene {
  @Test
  @Requirement("XR-M03")
  @Requirement("XR-M07")
  void aMessageThatCannotBeReadGetsAResultOfItsType() {
    Document broken =
        document(
            "<LocateRequest XKMS Id='_x' Service='"
                + Scene.SERVICE
                + "'><OpaqueClientData><OpaqueData>eA==</OpaqueData></OpaqueClientData><Nonsense/></LocateRequest>");
    Result result = read(answer(broken));
    assertThat(result).isInstanceOf(Result.Locate.class);
    assertThat(words(result)).isEqualTo("Sender/Failure");
    assertThat(result.header().requestId()).contains("_x");
    assertThat(result.header().opaqueClientData()).contains(new OpaqueClientData(List.of("eA==")));
    assertThat(line()).contains("operation=Locate", "result=Sender/Failure");
  }

  @Test
  @Requirement("XR-M04")
  void withoutAnIdThereIsNoRequestId() {
    Result result =
        read(answer(document("<ValidateRequest XKMS Service='" + Scene.SERVICE + "'/>")));
    assertThat(result).isInstanceOf(Result.Validate.class);
    assertThat(words(result)).isEqualTo("Sender/Failure");
    assertThat(result.header().requestId()).isEmpty();
  }

  @Test
  @Requirement("XR-M12")
  void whatIsNoRequestIsLeftToTheDoorAndLogged() {
    for (String xml :
        List.of(
            "<FooRequest XKMS Id='_x' Service='urn:x'/>",
            "<LocateResult XKMS Id='_x' Service='urn:x'/>")) {
      lines.clear();
      assertThatThrownBy(() -> service().answer(document(xml), CHANNEL))
          .isInstanceOfSatisfying(
              BadMessage.class, bad -> assertThat(bad.remains().operation()).isEmpty());
      assertThat(line()).contains("result=fault");
    }
  }

  @Test
  void aRegistryThatCannotBeAskedIsOurFailure() {
    scene.book.close();
    Result result = answer(locate(header()));
    assertThat(result).isInstanceOf(Result.Locate.class);
    assertThat(words(result)).isEqualTo("Receiver/Failure");
    assertThat(result.header().requestId()).contains("_r1");
    assertThat(result.header().opaqueClientData()).isPresent();
    assertThat(line()).contains("correlation=c-42", "result=Receiver/Failure");
    assertThat(lines.get(0).getThrown()).hasMessageContaining("the book is closed");
  }

  @Test
  void anyFaultIsOurFailureAndNothingOfItLeaks() {
    registration = failing("jdbc:h2:/secret/place");
    Document answer = answer(document(register()));
    Result result = read(answer);
    assertThat(result).isInstanceOf(Result.Register.class);
    assertThat(words(result)).isEqualTo("Receiver/Failure");
    assertThat(new String(SecureXml.serialise(answer), StandardCharsets.UTF_8))
        .doesNotContain("secret");
    assertThat(lines.get(0).getThrown()).hasMessageContaining("secret");
  }

  private static KeyRegistration failing(String message) {
    return (KeyRegistration)
        Proxy.newProxyInstance(
            KeyRegistration.class.getClassLoader(),
            new Class<?>[] {KeyRegistration.class},
            (proxy, method, arguments) -> {
              throw new IllegalStateException(message);
            });
  }

  @Test
  void aLineTellsWhatHappenedAndNothingConfidential() {
    scene.register(Scene.binding(ALICE));
    answer(new Request.Validate(header(), query(ALICE)));
    assertThat(line())
        .startsWith(
            "correlation=c-42 peer=192.0.2.7:4711 operation=Validate result=Success bindings=1 status=VALID signed=no ms=0")
        .contains("note=established")
        .doesNotContain("bXkgb3duIGRhdGE");
  }

  @Test
  void nothingFromOutsideForgesALine() {
    String evil = "https://other.example/\r\ncorrelation=forged result=Success " + "x".repeat(5000);
    ReceivedRequest<Request.Locate> received =
        Scene.received(locate(header(evil, RequestHeader.Flow.SYNCHRONOUS, Optional.empty())));
    String note =
        new XkmsResponder(
                new XkmsResponder.Operations(
                    scene.locateService(), scene.validateService(), registration),
                scene.headers())
            .respond(received)
            .note();
    String line = new LogLine().add("note", note).toString();
    assertThat(line)
        .doesNotContain("\r", "\n")
        .hasSizeLessThan(300)
        .startsWith("note=\"")
        .endsWith("\"");
  }

  @Test
  void theExplanationIsGivenToWhoAsks() {
    scene.register(Scene.binding(ALICE));
    RequestHeader plain = RequestHeader.of("_r1", Scene.SERVICE);
    RequestHeader curious =
        new RequestHeader(
            "_r1",
            Scene.SERVICE,
            RequestHeader.Flow.SYNCHRONOUS,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(ExplanationExtension.question()));
    QueryKeyBinding query = query(ALICE);
    assertThat(
            ExplanationExtension.readFrom(
                answer(new Request.Validate(plain, query)).header().extensions()))
        .isEmpty();
    Result told = answer(new Request.Validate(curious, query));
    Explanation explanation =
        ExplanationExtension.readFrom(told.header().extensions()).orElseThrow();
    assertThat(explanation.grounds())
        .extracting(Explanation.Ground::topic)
        .contains("IssuerTrust", "Identity");
    Result refused = answer(new Request.Validate(curious, query()));
    assertThat(
            ExplanationExtension.readFrom(refused.header().extensions())
                .orElseThrow()
                .grounds()
                .get(0)
                .because())
        .contains("neither KeyInfo nor UseKeyWith");
    KeyStatus status = ((Result.Validate) told).bindings().get(0).status();
    assertThat(status.valid()).hasSize(4);
  }

  @Test
  void controlCharactersInACertificateDoNotBreakTheAnswer() {
    Issued odd =
        TestAuthority.root("odd")
            .issue(spec -> spec.subject("CN=a\u0001b\u0000c").mail("eve@example.org"));
    KeyInfo keyInfo = KeyInfo.of(new KeyDatum.Certificate(Octets.of(odd.der())));
    RequestHeader curious =
        new RequestHeader(
            "_r1",
            Scene.SERVICE,
            RequestHeader.Flow.SYNCHRONOUS,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(ExplanationExtension.question()));
    for (Request request :
        List.of(
            new Request.Validate(curious, query(keyInfo)),
            new Request.Locate(curious, query(keyInfo)))) {
      Document answer = answer(document(request));
      Document parsed = document(new String(SecureXml.serialise(answer), StandardCharsets.UTF_8));
      assertThat(words(read(parsed))).isEqualTo("Success");
    }
  }
}
