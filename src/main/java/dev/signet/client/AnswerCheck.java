package dev.signet.client;

import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.ResponseMechanism;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultHeader;
import dev.signet.xkms.model.ResultMajor;
import dev.signet.xkms.xml.BadMessage;
import dev.signet.xkms.xml.MessageReader;
import dev.signet.xkms.xml.dom.MalformedXml;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.envelope.BadEnvelope;
import dev.signet.xkms.xml.envelope.SoapEnvelope;
import java.util.Optional;
import org.w3c.dom.Document;

/**
 * Decides whether what came back is the answer to the request (XKMS 2.0 section 3.1: RequestId,
 * Service, Signature, RequestSignatureValue); authenticity first, content after it.
 */
final class AnswerCheck {
  private static final int OK = 200;

  private final ClientSettings settings;
  private final AuthenticityCheck authenticityCheck;
  private final MessageReader reader;

  AnswerCheck(ClientSettings settings) {
    this.settings = settings;
    this.authenticityCheck = new AuthenticityCheck(settings);
    this.reader = new MessageReader(settings.profile());
  }

  <R extends Result> Answer<R> judge(Transport.Reply reply, SentRequest sent, Dispatch<R> asked) {
    try {
      Document message = open(reply);
      Optional<Authenticity> authenticity = authenticityCheck.of(message);
      R result = matching(reader.readResult(message), sent, asked);
      return authenticity
          .<Answer<R>>map(believed -> new Answer.Accepted<>(result, believed))
          .orElseGet(() -> new Answer.Unauthenticated<>(result, authenticityCheck.whyNot()));
    } catch (NotAnAnswer rejected) {
      return new Answer.Rejected<>(String.valueOf(rejected.getMessage()));
    } catch (BadMessage unreadable) {
      return new Answer.Rejected<>(
          "the answer is not a readable XKMS result: " + unreadable.getMessage());
    }
  }

  private Document open(Transport.Reply reply) throws NotAnAnswer {
    Document document = parse(reply);
    Optional<ReceivedFault> fault = ReceivedFault.in(document);
    if (fault.isPresent()) {
      throw new NotAnAnswer(fault.get().words());
    }
    require(reply.status() == OK, "the server answered with HTTP status " + reply.status());
    try {
      return SoapEnvelope.open(document).message();
    } catch (BadEnvelope strange) {
      throw new NotAnAnswer("the answer is not an XKMS message: " + strange.getMessage());
    }
  }

  private static Document parse(Transport.Reply reply) throws NotAnAnswer {
    try {
      return SecureXml.parse(reply.body());
    } catch (MalformedXml notXml) {
      throw new NotAnAnswer(
          reply.status() == OK
              ? "the answer is not XML: " + notXml.getMessage()
              : "the server answered with HTTP status " + reply.status() + " and no XKMS message");
    }
  }

  private <R extends Result> R matching(Result result, SentRequest sent, Dispatch<R> asked)
      throws NotAnAnswer {
    ResultHeader header = result.header();
    checkRequestId(header, sent);
    String service = settings.address().service();
    require(
        header.service().equals(service),
        "the answer comes from service '" + header.service() + "', asked was '" + service + "'");
    checkSignatureValue(header, sent);
    checkOffered(header, sent.request());
    R typed = typed(result, asked.expected());
    return typed instanceof Result.Compound compound
        ? asked.expected().kind().cast(parts(asked).ordered(compound))
        : typed;
  }

  /** XKMS 2.0 sections 2.5 and 2.6: only what was offered, and Represent with a nonce. */
  private static void checkOffered(ResultHeader header, Request request) throws NotAnAnswer {
    require(
        isOffered(header.code().majorOrReceiver(), request),
        "the service wants another exchange ("
            + header.code().words()
            + "), which was not offered");
    require(
        header.code().majorOrReceiver() != ResultMajor.REPRESENT
            || header.nonce().filter(nonce -> nonce.length() > 0).isPresent(),
        "the service wants the request again and gives no nonce for it");
  }

  /** An answer to a StatusRequest says Pending of another request, not of itself. */
  private static boolean isOffered(ResultMajor major, Request request) {
    return switch (major) {
      case PENDING ->
          request.header().offers(ResponseMechanism.PENDING)
              || request.operation() == Operation.STATUS;
      case REPRESENT -> request.header().offers(ResponseMechanism.REPRESENT);
      default -> true;
    };
  }

  private PartsCheck parts(Dispatch<?> asked) {
    return new PartsCheck(settings.address().service(), asked.expected(), asked.exchangeId());
  }

  private static void checkRequestId(ResultHeader header, SentRequest sent) throws NotAnAnswer {
    require(
        header.requestId().isPresent(),
        "the answer does not say which request it belongs to; it says " + header.code().words());
    require(
        header.requestId().get().equals(sent.id()),
        "the answer belongs to another request (RequestId)");
  }

  /** Compared as octets, for peers wrap base64 differently (XKMS 2.0 section 3.3). */
  private void checkSignatureValue(ResultHeader header, SentRequest sent) throws NotAnAnswer {
    Optional<Octets> echoed = header.requestSignatureValue();
    require(
        echoed.isEmpty() || echoed.equals(sent.signatureValue()),
        "the answer belongs to a request with another signature (RequestSignatureValue)");
    require(
        echoed.isPresent() || sent.signatureValue().isEmpty() || !mayBeReplaced(header),
        "the answer does not say that the request's signature arrived (RequestSignatureValue)");
  }

  /**
   * Where a signature alone makes the answer believable, the request was protected by its own
   * alone: another one under the same Id could have been answered.
   */
  private boolean mayBeReplaced(ResultHeader header) {
    boolean pinned =
        settings.trust() instanceof ResponseTrust.PinnedKeys
            || settings.trust() instanceof ResponseTrust.PinnedDigests;
    ResultMajor major = header.code().majorOrReceiver();
    boolean actedOn = major == ResultMajor.SUCCESS || major == ResultMajor.PENDING;
    return pinned && !settings.address().isEncrypted() && actedOn;
  }

  /**
   * An error may come untyped, when the service could not tell what was asked (XKMS 2.0 section
   * 3.3).
   */
  private static <R extends Result> R typed(Result result, Expected<R> expected)
      throws NotAnAnswer {
    Result bare = expected.operation().bare(result.header());
    if (result instanceof Result.Plain && !result.header().code().isSuccess()) {
      return expected.kind().cast(bare);
    }
    require(
        bare.getClass().isInstance(result),
        "the answer is a "
            + result.getClass().getSimpleName()
            + "Result, asked was "
            + expected.operation().word());
    return expected.kind().cast(result);
  }

  private static void require(boolean condition, String otherwise) throws NotAnAnswer {
    if (!condition) {
      throw new NotAnAnswer(otherwise);
    }
  }
}
