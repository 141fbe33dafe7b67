package dev.signet.xkms.exchange.compound;

import dev.signet.testkit.TestKeys;
import dev.signet.xkms.exchange.Answer;
import dev.signet.xkms.exchange.Channel;
import dev.signet.xkms.exchange.OriginalMessage;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.exchange.ResultHeaders;
import dev.signet.xkms.exchange.ServiceProfile;
import dev.signet.xkms.exchange.Turn;
import dev.signet.xkms.exchange.load.Costs;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.QueryKeyBinding;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.ResponseMechanism;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.xml.BadMessage;
import dev.signet.xkms.xml.MessageReader;
import dev.signet.xkms.xml.MessageWriter;
import dev.signet.xkms.xml.RequestCredentials;
import dev.signet.xkms.xml.dom.MalformedXml;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.signature.AlgorithmProfile;
import dev.signet.xkms.xml.signature.MessageSignature;
import dev.signet.xkms.xml.signature.SigningIdentity;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.w3c.dom.Document;

/** Compounds on their way from octets to results, with rules that a test can narrow. */
class CompoundScene {
  static final String SERVICE = "https://keys.example.org/xkms";
  static final Channel CHANNEL = new Channel(true, "192.0.2.7", "c-42");
  static final CompoundRules.Budget AMPLE =
      new CompoundRules.Budget(Duration.ofMinutes(5), 1_000_000);

  /** Nothing ends before a test wants it. */
  static final CompoundRules PATIENT =
      new CompoundRules(64, 8, 32, Duration.ofMinutes(1), AMPLE, AMPLE, Costs.DEFAULT);

  final MessageReader reader = new MessageReader(AlgorithmProfile.MODERN);
  final MessageSignature signatures = new MessageSignature(AlgorithmProfile.MODERN);
  final ResultHeaders headers = new ResultHeaders(profile(), new SecureRandom());
  private Optional<CompoundCrew> crew = Optional.empty();

  private final Logger logger = Logger.getLogger("dev.signet.xkms.compound");

  @BeforeEach
  void keepFaultsOffTheConsole() {
    logger.setUseParentHandlers(false);
  }

  @AfterEach
  void tidyUp() {
    goHome();
    logger.setUseParentHandlers(true);
  }

  private void goHome() {
    crew.ifPresent(CompoundCrew::close);
  }

  CompoundCrew crew(CompoundRules rules) {
    goHome();
    crew = Optional.of(new CompoundCrew(rules));
    return crew.get();
  }

  CompoundService service(CompoundRules rules) {
    return new CompoundService(headers, reader, signatures, crew(rules));
  }

  static CompoundRules narrow(int sideBySide, int workers, Duration time) {
    CompoundRules.Budget budget = new CompoundRules.Budget(time, 1000);
    return new CompoundRules(
        64, sideBySide, workers, Duration.ofMinutes(1), budget, budget, Costs.DEFAULT);
  }

  private static ServiceProfile profile() {
    return new ServiceProfile(
        "default", List.of(SERVICE), EnumSet.allOf(Operation.class), Set.of(), 10, false);
  }

  static Request.Locate locate(String id) {
    return new Request.Locate(RequestHeader.of(id, SERVICE), query());
  }

  static Request.Validate validate(String id) {
    return new Request.Validate(RequestHeader.of(id, SERVICE), query());
  }

  static Request.Locate locate(String id, String service, ResponseMechanism offer) {
    RequestHeader header =
        new RequestHeader(
            id,
            service,
            RequestHeader.Flow.offering(offer),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of());
    return new Request.Locate(header, query());
  }

  private static QueryKeyBinding query() {
    BindingDescription about =
        new BindingDescription(Optional.empty(), KeyInfo.EMPTY, Set.of(), List.of());
    return new QueryKeyBinding(about, Optional.empty());
  }

  static Request.Compound compound(Request.Simple... parts) {
    return new Request.Compound(RequestHeader.of("_outer", SERVICE), List.of(parts));
  }

  static Document written(Request request) {
    return new MessageWriter().write(request, RequestCredentials.NONE);
  }

  static SigningIdentity identity(KeyPair pair) {
    return new SigningIdentity(pair.getPrivate(), pair.getPublic(), List.of());
  }

  static KeyPair key() {
    return TestKeys.ec();
  }

  Document signed(Request request, KeyPair key) {
    Document message = written(request);
    signatures.sign(message, identity(key));
    return message;
  }

  /** A compound that others' messages are put into, as they are. */
  static Document around(Document... parts) {
    Document outer = written(compound(locate("_dropped")));
    outer.getDocumentElement().removeChild(outer.getDocumentElement().getLastChild());
    for (Document part : parts) {
      outer.getDocumentElement().appendChild(outer.importNode(part.getDocumentElement(), true));
    }
    return outer;
  }

  ReceivedRequest<Request.Compound> received(Request.Compound request) {
    return received(written(request));
  }

  /** What arrives when that is sent. */
  ReceivedRequest<Request.Compound> received(Document sent) {
    return received(new String(SecureXml.serialise(sent), StandardCharsets.UTF_8));
  }

  ReceivedRequest<Request.Compound> received(String sent) {
    try {
      Document message = SecureXml.parse(sent.getBytes(StandardCharsets.UTF_8));
      return new ReceivedRequest<>(
          (Request.Compound) reader.readRequest(message),
          signatures.verify(message),
          CHANNEL,
          Turn.of(new OriginalMessage(message)));
    } catch (MalformedXml | BadMessage unreadable) {
      throw new IllegalArgumentException(unreadable);
    }
  }

  /** A bare result for a part. */
  Answer<? extends Result> bare(ReceivedRequest<Request.Simple> part, ResultCode code) {
    return Answer.of(part.request().operation().bare(headers.to(part, code)));
  }

  Answer<? extends Result> success(ReceivedRequest<Request.Simple> part) {
    return bare(part, ResultCode.SUCCESS);
  }

  static String id(ReceivedRequest<Request.Simple> part) {
    return part.request().header().id();
  }

  /** The results, each as the Id of its request and how that ended. */
  static List<String> words(Answer<Result.Compound> answer) {
    return answer.result().results().stream()
        .map(part -> part.header().requestId().orElse("-") + " " + part.header().code().words())
        .toList();
  }

  static String refusal(Step step) {
    try {
      step.take();
    } catch (Refused refused) {
      return refused.code().words();
    }
    throw new AssertionError("not refused");
  }

  interface Step {
    void take() throws Refused;
  }
}
