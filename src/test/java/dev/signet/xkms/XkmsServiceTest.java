package dev.signet.xkms;

import static dev.signet.xkms.xkiss.Scene.ALICE;
import static dev.signet.xkms.xkiss.Scene.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.testkit.Requirement;
import dev.signet.testkit.TestKeys;
import dev.signet.xkms.exchange.Channel;
import dev.signet.xkms.exchange.KeyRegistration;
import dev.signet.xkms.exchange.NoRegistration;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.ResultHeaders;
import dev.signet.xkms.exchange.ServiceProfile;
import dev.signet.xkms.model.Authentication;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.Explanation;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.KeyStatus;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.OpaqueClientData;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.PrototypeKeyBinding;
import dev.signet.xkms.model.QueryKeyBinding;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.ResponseMechanism;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.xkiss.Scene;
import dev.signet.xkms.xml.AlgorithmProfile;
import dev.signet.xkms.xml.BadMessage;
import dev.signet.xkms.xml.ExplanationExtension;
import dev.signet.xkms.xml.MessageReader;
import dev.signet.xkms.xml.MessageSignature;
import dev.signet.xkms.xml.MessageWriter;
import dev.signet.xkms.xml.RequestCredentials;
import dev.signet.xkms.xml.SecureXml;
import dev.signet.xkms.xml.SignatureFinding;
import dev.signet.xkms.xml.SigningIdentity;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class XkmsServiceTest {
  private static final Channel CHANNEL = new Channel(false, "192.0.2.7:4711", "c-42");
  private static final KeyPair SERVICE_KEY = TestKeys.ec();
  private static final KeyPair CLIENT_KEY = TestKeys.ec();

  private final Scene scene = new Scene();
  private final MessageReader reader = new MessageReader(AlgorithmProfile.MODERN);
  private final MessageSignature signatures = new MessageSignature(AlgorithmProfile.MODERN);
  private final List<LogRecord> lines = new ArrayList<>();
  private final Logger logger = Logger.getLogger("dev.signet.xkms.request");
  private final Handler handler = new Collector();

  private KeyRegistration registration = new NoRegistration();
  private ResultSigning signing = ResultSigning.ALWAYS;
  private Set<Operation> operations = EnumSet.allOf(Operation.class);
  private boolean signatureRequired;

  private final class Collector extends Handler {
    @Override
    public void publish(LogRecord line) {
      lines.add(line);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void listen() {
    logger.addHandler(handler);
    logger.setUseParentHandlers(false);
  }

  @AfterEach
  void stopListening() {
    logger.removeHandler(handler);
    logger.setUseParentHandlers(true);
  }

  private XkmsService service() {
    ServiceProfile all = scene.profile();
    ServiceProfile profile =
        new ServiceProfile(
            all.name(), all.serviceUris(), operations, all.authoritativeDomains(), all.responseLimit(), signatureRequired);
    ResultHeaders headers = new ResultHeaders(profile, new SecureRandom());
    XkmsResponder responder =
        new XkmsResponder(
            new XkmsResponder.Operations(scene.locateService(), scene.validateService(), registration), headers);
    SigningIdentity identity = new SigningIdentity(SERVICE_KEY.getPrivate(), SERVICE_KEY.getPublic(), List.of());
    return new XkmsService(
        responder, reader, new MessageProtection(signatures, signing, Optional.of(identity)), () -> Scene.NOW);
  }

  private Document answer(Document message) {
    try {
      return service().answer(message, CHANNEL);
    } catch (BadMessage bad) {
      throw new AssertionError(bad);
    }
  }

  private Result answer(Request request) {
    return read(answer(document(request)));
  }

  private Result read(Document answer) {
    try {
      return reader.readResult(answer);
    } catch (BadMessage bad) {
      throw new AssertionError(bad);
    }
  }

  private static Document document(Request request) {
    return new MessageWriter().write(request, RequestCredentials.NONE);
  }

  private static Document document(String xml) {
    try {
      return SecureXml.parse(
          xml.replace("XKMS", "xmlns='http://www.w3.org/2002/03/xkms#'").getBytes(StandardCharsets.UTF_8));
    } catch (dev.signet.xkms.xml.MalformedXml malformed) {
      throw new AssertionError(malformed);
    }
  }

  private static String words(Result result) {
    return result.header().code().words();
  }

  private static RequestHeader header(String service, RequestHeader.Flow flow, Optional<BigInteger> limit) {
    return new RequestHeader(
        "_r1", service, flow, List.of(), limit, Optional.of(new OpaqueClientData(List.of("bXkgb3duIGRhdGE="))), List.of());
  }

  private static RequestHeader header() {
    return header(Scene.SERVICE, RequestHeader.Flow.SYNCHRONOUS, Optional.empty());
  }

  private static Request.Locate locate(RequestHeader header) {
    return new Request.Locate(header, query(ALICE));
  }

  private String line() {
    assertThat(lines).hasSize(1);
    return lines.get(0).getMessage();
  }

  @Test
  @Requirement("XR-M01")
  @Requirement("XR-M02")
  @Requirement("XR-M03")
  @Requirement("XR-M07")
  @Requirement("XR-R01")
  @Requirement("XR-S01")
  void anAnswerNamesItsRequestAndTheServiceAndReturnsOpaqueData() {
    scene.register(Scene.binding(ALICE));
    Result first = answer(locate(header()));
    Result second = answer(locate(header("http://localhost/xkms", RequestHeader.Flow.SYNCHRONOUS, Optional.empty())));
    assertThat(words(first)).isEqualTo("Success");
    assertThat(first.header().requestId()).contains("_r1");
    assertThat(first.header().id()).matches("_[0-9a-f]{32}").isNotEqualTo(second.header().id());
    assertThat(second.header().service()).isEqualTo(Scene.SERVICE);
    assertThat(first.header().opaqueClientData()).contains(new OpaqueClientData(List.of("bXkgb3duIGRhdGE=")));
    assertThat(first.header().requestSignatureValue()).isEmpty();
  }

  @Test
  @Requirement("XR-M06")
  @Requirement("XR-M07")
  void aRequestForAnotherServiceIsNotProcessed() {
    scene.book.close();
    RequestHeader elsewhere = header("https://other.example/xkms", RequestHeader.Flow.SYNCHRONOUS, Optional.empty());
    Result result = answer(locate(elsewhere));
    assertThat(result).isInstanceOf(Result.Locate.class);
    assertThat(words(result)).isEqualTo("Sender/Failure");
    assertThat(result.header().opaqueClientData()).isPresent();
    assertThat(words(answer(new Request.Pending(elsewhere, "_p")))).isEqualTo("Sender/Failure");
  }

  @Test
  void aLimitOfNothingIsRefused() {
    for (long limit : List.of(0L, -1L, Long.MIN_VALUE)) {
      Request request =
          locate(header(Scene.SERVICE, RequestHeader.Flow.SYNCHRONOUS, Optional.of(BigInteger.valueOf(limit))));
      assertThat(words(answer(request))).isEqualTo("Sender/Failure");
    }
  }

  @Test
  @Requirement("XR-R04")
  void whatIsSwitchedOffOrNotRegisteredIsNotSupported() {
    operations = EnumSet.of(Operation.LOCATE, Operation.REGISTER);
    Result validate = answer(new Request.Validate(header(), query(ALICE)));
    assertThat(validate).isInstanceOf(Result.Validate.class);
    assertThat(words(validate)).isEqualTo("Sender/MessageNotSupported");
    Result register = answer(register());
    assertThat(register).isInstanceOf(Result.Register.class);
    assertThat(words(register)).isEqualTo("Sender/MessageNotSupported");
  }

  private static Request.Register register() {
    KeyInfo key = KeyInfo.of(new KeyDatum.Value(TestKeys.ec().getPublic()));
    BindingDescription description = new BindingDescription(Optional.of("_k"), key, Set.of(), List.of(ALICE));
    return new Request.Register(
        header(),
        new PrototypeKeyBinding(description, Optional.empty(), Optional.empty()),
        Authentication.NONE,
        Optional.empty());
  }

  @Test
  @Requirement("XR-A09")
  @Requirement("XR-R11")
  @Requirement("XR-R04")
  void compoundPendingAndStatusAreAnsweredWithResultsOfTheirType() {
    operations = EnumSet.of(Operation.LOCATE);
    Result compound = answer(new Request.Compound(header(), List.of(locate(RequestHeader.of("_i", Scene.SERVICE)))));
    assertThat(compound).isInstanceOf(Result.Compound.class);
    assertThat(words(compound)).isEqualTo("Sender/MessageNotSupported");
    Result pending = answer(new Request.Pending(header(), "_p"));
    assertThat(pending).isInstanceOf(Result.Plain.class);
    assertThat(words(pending)).isEqualTo("Sender/UnknownResponseId");
    Result status = answer(new Request.Status(header(), "_p"));
    assertThat(status).isInstanceOf(Result.Status.class);
    assertThat(words(status)).isEqualTo("Sender/UnknownResponseId");
    assertThat(((Result.Status) status).pending()).isEmpty();
  }

  @Test
  @Requirement("XR-A03")
  void offeredAsynchronyAndTwoPhasesAreNotTakenUp() {
    scene.register(Scene.binding(ALICE));
    for (ResponseMechanism offer : List.of(ResponseMechanism.PENDING, ResponseMechanism.REPRESENT)) {
      Request request = locate(header(Scene.SERVICE, RequestHeader.Flow.offering(offer), Optional.empty()));
      assertThat(words(answer(request))).isEqualTo("Success");
    }
  }

  private Document signed(Request request) {
    Document message = document(request);
    signatures.sign(message, new SigningIdentity(CLIENT_KEY.getPrivate(), CLIENT_KEY.getPublic(), List.of()));
    return message;
  }

  private static Request.Locate asking() {
    return locate(
        header(
            Scene.SERVICE,
            RequestHeader.Flow.offering(ResponseMechanism.REQUEST_SIGNATURE_VALUE),
            Optional.empty()));
  }

  @Test
  @Requirement("XR-Q01")
  @Requirement("XR-Q02")
  void theSignatureValueIsEchoedIfAskedForAndVerified() {
    Document message = signed(asking());
    String value =
        message.getElementsByTagNameNS("http://www.w3.org/2000/09/xmldsig#", "SignatureValue").item(0).getTextContent();
    assertThat(read(answer(message)).header().requestSignatureValue()).contains(Octets.fromBase64(value));
    assertThat(read(answer(signed(locate(header())))).header().requestSignatureValue()).isEmpty();
    assertThat(read(answer(document(asking()))).header().requestSignatureValue()).isEmpty();
  }

  @Test
  @Requirement("XR-Q01")
  @Requirement("XR-R09")
  void peerRow16ABrokenSignatureIsNeverProcessed() {
    scene.book.close();
    Document message = signed(asking());
    message.getDocumentElement().setAttribute("Service", "http://localhost/xkms");
    Result result = read(answer(message));
    assertThat(result).isInstanceOf(Result.Locate.class);
    assertThat(words(result)).isEqualTo("Sender/NoAuthentication");
    assertThat(result.header().requestSignatureValue()).isEmpty();
    assertThat(line()).contains("signed=broken");
  }

  @Test
  @Requirement("XR-R09")
  void whereSignedRequestsAreRequiredAnUnsignedOneIsRefused() {
    signatureRequired = true;
    scene.register(Scene.binding(ALICE));
    assertThat(words(answer(locate(header())))).isEqualTo("Sender/NoAuthentication");
    assertThat(words(read(answer(signed(locate(header())))))).isEqualTo("Success");
  }

  @Test
  void resultsAreSignedAlwaysOnRequestOrNever() {
    assertThat(isSigned(answer(document(locate(header()))))).isTrue();
    signing = ResultSigning.ON_REQUEST;
    assertThat(isSigned(answer(document(locate(header()))))).isFalse();
    assertThat(isSigned(answer(document(asking())))).isTrue();
    assertThat(isSigned(answer(signed(locate(header()))))).isTrue();
    signing = ResultSigning.NEVER;
    assertThat(isSigned(answer(signed(asking())))).isFalse();
  }

  private boolean isSigned(Document answer) {
    return signatures.verify(answer, Set.of(SERVICE_KEY.getPublic())) instanceof SignatureFinding.Verified;
  }

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
    Result result = read(answer(document("<ValidateRequest XKMS Service='" + Scene.SERVICE + "'/>")));
    assertThat(result).isInstanceOf(Result.Validate.class);
    assertThat(words(result)).isEqualTo("Sender/Failure");
    assertThat(result.header().requestId()).isEmpty();
  }

  @Test
  @Requirement("XR-M12")
  void whatIsNoRequestIsLeftToTheDoorAndLogged() {
    for (String xml : List.of("<FooRequest XKMS Id='_x' Service='urn:x'/>", "<LocateResult XKMS Id='_x' Service='urn:x'/>")) {
      lines.clear();
      assertThatThrownBy(() -> service().answer(document(xml), CHANNEL))
          .isInstanceOfSatisfying(BadMessage.class, bad -> assertThat(bad.remains().operation()).isEmpty());
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
    assertThat(new String(SecureXml.serialise(answer), StandardCharsets.UTF_8)).doesNotContain("secret");
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
        .startsWith("correlation=c-42 peer=192.0.2.7:4711 operation=Validate result=Success bindings=1 status=VALID signed=no ms=0")
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
                new XkmsResponder.Operations(scene.locateService(), scene.validateService(), registration),
                scene.headers())
            .respond(received)
            .note();
    String line = new LogLine().add("note", note).toString();
    assertThat(line).doesNotContain("\r", "\n").hasSizeLessThan(300).startsWith("note=\"").endsWith("\"");
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
    assertThat(ExplanationExtension.readFrom(answer(new Request.Validate(plain, query)).header().extensions())).isEmpty();
    Result told = answer(new Request.Validate(curious, query));
    Explanation explanation = ExplanationExtension.readFrom(told.header().extensions()).orElseThrow();
    assertThat(explanation.grounds()).extracting(Explanation.Ground::topic).contains("IssuerTrust", "Identity");
    Result refused = answer(new Request.Validate(curious, query()));
    assertThat(ExplanationExtension.readFrom(refused.header().extensions()).orElseThrow().grounds().get(0).because())
        .contains("neither KeyInfo nor UseKeyWith");
    KeyStatus status = ((Result.Validate) told).bindings().get(0).status();
    assertThat(status.valid()).hasSize(4);
  }
}
