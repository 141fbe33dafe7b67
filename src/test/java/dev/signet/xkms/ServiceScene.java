package dev.signet.xkms;

import static dev.signet.xkms.xkiss.Scene.ALICE;
import static dev.signet.xkms.xkiss.Scene.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.TestKeys;
import dev.signet.xkms.exchange.Channel;
import dev.signet.xkms.exchange.KeyRegistration;
import dev.signet.xkms.exchange.NoRegistration;
import dev.signet.xkms.exchange.ResultHeaders;
import dev.signet.xkms.exchange.ServiceProfile;
import dev.signet.xkms.model.Authentication;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.OpaqueClientData;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.PrototypeKeyBinding;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.ResponseMechanism;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.xkiss.Scene;
import dev.signet.xkms.xml.BadMessage;
import dev.signet.xkms.xml.MessageReader;
import dev.signet.xkms.xml.MessageWriter;
import dev.signet.xkms.xml.RequestCredentials;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.signature.AlgorithmProfile;
import dev.signet.xkms.xml.signature.MessageSignature;
import dev.signet.xkms.xml.signature.SignatureFinding;
import dev.signet.xkms.xml.signature.SigningIdentity;
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
import org.w3c.dom.Document;

/** A whole service over a small world, asked with documents, and what it logs. */
class ServiceScene {
  static final Channel CHANNEL = new Channel(false, "192.0.2.7:4711", "c-42");
  static final KeyPair SERVICE_KEY = TestKeys.ec();
  static final KeyPair CLIENT_KEY = TestKeys.ec();

  final Scene scene = new Scene();
  final MessageReader reader = new MessageReader(AlgorithmProfile.MODERN);
  final MessageSignature signatures = new MessageSignature(AlgorithmProfile.MODERN);
  final List<LogRecord> lines = new ArrayList<>();
  final Logger logger = Logger.getLogger("dev.signet.xkms.request");
  final Handler handler = new Collector();

  KeyRegistration registration = new NoRegistration();
  ResultSigning signing = ResultSigning.ALWAYS;
  Set<Operation> operations = EnumSet.allOf(Operation.class);
  List<String> serviceUris = scene.profile().serviceUris();
  boolean signatureRequired;

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

  XkmsService service() {
    ServiceProfile all = scene.profile();
    ServiceProfile profile =
        new ServiceProfile(
            all.name(),
            serviceUris,
            operations,
            all.authoritativeDomains(),
            all.responseLimit(),
            signatureRequired);
    ResultHeaders headers = new ResultHeaders(profile, new SecureRandom());
    XkmsResponder responder =
        new XkmsResponder(
            new XkmsResponder.Operations(
                scene.locateService(), scene.validateService(), registration),
            headers);
    SigningIdentity identity =
        new SigningIdentity(SERVICE_KEY.getPrivate(), SERVICE_KEY.getPublic(), List.of());
    return new XkmsService(
        responder,
        reader,
        new MessageProtection(signatures, signing, Optional.of(identity)),
        () -> Scene.NOW);
  }

  Document answer(Document message) {
    try {
      return service().answer(message, CHANNEL);
    } catch (BadMessage bad) {
      throw new AssertionError(bad);
    }
  }

  Result answer(Request request) {
    return read(answer(document(request)));
  }

  Result read(Document answer) {
    try {
      return reader.readResult(answer);
    } catch (BadMessage bad) {
      throw new AssertionError(bad);
    }
  }

  static Document document(Request request) {
    return new MessageWriter().write(request, RequestCredentials.NONE);
  }

  static Document document(String xml) {
    try {
      return SecureXml.parse(
          xml.replace("XKMS", "xmlns='http://www.w3.org/2002/03/xkms#'")
              .getBytes(StandardCharsets.UTF_8));
    } catch (dev.signet.xkms.xml.dom.MalformedXml malformed) {
      throw new AssertionError(malformed);
    }
  }

  static String words(Result result) {
    return result.header().code().words();
  }

  static RequestHeader header(String service, RequestHeader.Flow flow, Optional<BigInteger> limit) {
    return new RequestHeader(
        "_r1",
        service,
        flow,
        List.of(),
        limit,
        Optional.of(new OpaqueClientData(List.of("bXkgb3duIGRhdGE="))),
        List.of());
  }

  static RequestHeader header() {
    return header(Scene.SERVICE, RequestHeader.Flow.SYNCHRONOUS, Optional.empty());
  }

  static Request.Locate locate(RequestHeader header) {
    return new Request.Locate(header, query(ALICE));
  }

  String line() {
    assertThat(lines).hasSize(1);
    return lines.get(0).getMessage();
  }

  static Request.Register register() {
    KeyInfo key = KeyInfo.of(new KeyDatum.Value(TestKeys.ec().getPublic()));
    BindingDescription description =
        new BindingDescription(Optional.of("_k"), key, Set.of(), List.of(ALICE));
    return new Request.Register(
        header(),
        new PrototypeKeyBinding(description, Optional.empty(), Optional.empty()),
        Authentication.NONE,
        Optional.empty());
  }

  Document signed(Request request) {
    Document message = document(request);
    signatures.sign(
        message, new SigningIdentity(CLIENT_KEY.getPrivate(), CLIENT_KEY.getPublic(), List.of()));
    return message;
  }

  static Request.Locate asking() {
    return locate(
        header(
            Scene.SERVICE,
            RequestHeader.Flow.offering(ResponseMechanism.REQUEST_SIGNATURE_VALUE),
            Optional.empty()));
  }

  boolean isSigned(Document answer) {
    return signatures.verify(answer, Set.of(SERVICE_KEY.getPublic()))
        instanceof SignatureFinding.Verified;
  }
}
