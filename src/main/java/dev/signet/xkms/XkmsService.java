package dev.signet.xkms;

import dev.signet.xkms.exchange.Answer;
import dev.signet.xkms.exchange.Channel;
import dev.signet.xkms.exchange.OriginalMessage;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.exchange.ResultHeaders;
import dev.signet.xkms.exchange.Turn;
import dev.signet.xkms.exchange.later.WaitingRequest;
import dev.signet.xkms.exchange.load.Place;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.ResponseMechanism;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultHeader;
import dev.signet.xkms.model.ResultMajor;
import dev.signet.xkms.model.ResultMinor;
import dev.signet.xkms.xml.BadMessage;
import dev.signet.xkms.xml.MessageReader;
import dev.signet.xkms.xml.MessageWriter;
import dev.signet.xkms.xml.signature.MessageSignature;
import dev.signet.xkms.xml.signature.SignatureFinding;
import java.time.InstantSource;
import java.util.Optional;
import org.w3c.dom.Document;

/**
 * One message document in, one result document out: reads, checks the signature, has it answered,
 * writes, signs and logs.
 */
public final class XkmsService {
  private static final ResultCode SENDER_FAILURE =
      ResultCode.of(ResultMajor.SENDER, ResultMinor.FAILURE);
  private static final ResultCode RECEIVER_FAILURE =
      ResultCode.of(ResultMajor.RECEIVER, ResultMinor.FAILURE);

  private final XkmsResponder responder;
  private final ResultHeaders headers;
  private final MessageReader reader;
  private final MessageProtection protection;
  private final MessageWriter writer = new MessageWriter();
  private final RequestLog log;

  public XkmsService(
      XkmsResponder responder,
      MessageReader reader,
      MessageProtection protection,
      InstantSource clock) {
    this.responder = responder;
    this.headers = responder.headers();
    this.reader = reader;
    this.protection = protection;
    this.log = new RequestLog(clock);
  }

  /**
   * Answers one message.
   *
   * @param message the XKMS message alone, in a document of its own; not changed
   * @throws BadMessage if not even the operation could be told: the door answers with a fault, or a
   *     bare {@code Result}
   */
  public Document answer(Document message, Channel channel) throws BadMessage {
    RequestLog.Entry entry = log.open(channel);
    try {
      return answered(message, channel, entry);
    } catch (RuntimeException fault) {
      entry.fault(fault);
      return written(failure(message), true, entry);
    } finally {
      log.close(entry);
    }
  }

  private Document answered(Document message, Channel channel, RequestLog.Entry entry)
      throws BadMessage {
    boolean signed = MessageSignature.isSigned(message);
    try {
      Request request = reader.readRequest(message);
      entry.operation(request.operation().word());
      Turn turn = Turn.of(new OriginalMessage(message));
      ReceivedRequest<?> unverified =
          new ReceivedRequest<>(request, new SignatureFinding.NotSigned(), channel, turn);
      return written(admitted(unverified, entry), signed || asksForSignature(request), entry);
    } catch (BadMessage bad) {
      return written(unreadable(bad, entry), signed, entry);
    }
  }

  /** Nothing that costs much is done before the requestor has shown itself and there is room. */
  private Result admitted(ReceivedRequest<?> unverified, RequestLog.Entry entry) {
    Optional<? extends Answer<? extends Result>> firstPhase =
        responder.patterns().phases().flatMap(phases -> phases.gate(unverified));
    if (firstPhase.isPresent()) {
      entry.note(firstPhase.get().note());
      return firstPhase.get().result();
    }
    if (responder.patterns().entrance().isEmpty()) {
      return verified(unverified, entry);
    }
    try (Place place = responder.patterns().entrance().get().enter(unverified)) {
      return verified(unverified, entry);
    } catch (Refused full) {
      entry.note(full.because());
      return responder.refusal(unverified, full).result();
    }
  }

  private Result verified(ReceivedRequest<?> unverified, RequestLog.Entry entry) {
    return respond(examined(unverified, entry), entry);
  }

  private ReceivedRequest<?> examined(ReceivedRequest<?> unverified, RequestLog.Entry entry) {
    Document message = unverified.turn().original().orElseThrow().document();
    SignatureFinding signature = protection.examine(message);
    entry.signature(signature);
    return new ReceivedRequest<>(
        unverified.request(), signature, unverified.channel(), unverified.turn());
  }

  /**
   * Carries out a request that has waited (XKMS 2.0 section 2.5). What is refused or fails is a
   * result too; only a fault that may pass is thrown.
   *
   * @throws dev.signet.xkms.registry.RegistryUnavailable if the registry cannot be asked
   */
  public Result answerLater(WaitingRequest waiting) {
    RequestLog.Entry entry = log.open(waiting.channel());
    try {
      Request request = reader.readRequest(waiting.message().document());
      entry.operation(request.operation().word());
      ReceivedRequest<?> received =
          examined(
              new ReceivedRequest<>(
                  request, new SignatureFinding.NotSigned(), waiting.channel(), waiting.turn()),
              entry);
      Answer<? extends Result> answer = responder.respondLater(received, waiting.progress());
      entry.note(answer.note());
      entry.result(answer.result());
      return answer.result();
    } catch (BadMessage impossible) {
      throw new IllegalStateException("a request that was taken in cannot be read", impossible);
    } catch (RuntimeException fault) {
      entry.fault(fault);
      throw fault;
    } finally {
      log.close(entry);
    }
  }

  /**
   * A fault inside an operation becomes Receiver/Failure of the right type; what it was is for the
   * log alone.
   */
  private Result respond(ReceivedRequest<?> received, RequestLog.Entry entry) {
    try {
      Answer<? extends Result> answer = responder.respond(received);
      entry.note(answer.note());
      return answer.result();
    } catch (RuntimeException fault) {
      entry.fault(fault);
      return received.request().operation().bare(headers.to(received, RECEIVER_FAILURE));
    }
  }

  private Result unreadable(BadMessage bad, RequestLog.Entry entry) throws BadMessage {
    BadMessage.Remains remains = bad.remains();
    entry.operation(remains.operation().map(Operation::word).orElse(remains.element()));
    entry.note(bad.because());
    Operation operation = remains.operation().orElseThrow(() -> bad);
    return operation.bare(headers.to(remains, SENDER_FAILURE));
  }

  private Result failure(Document message) {
    Optional<Operation> operation =
        Operation.ofRequestElement(message.getDocumentElement().getLocalName());
    ResultHeader header = headers.toNothing(RECEIVER_FAILURE);
    return operation.map(known -> known.bare(header)).orElseGet(() -> new Result.Plain(header));
  }

  private Document written(Result result, boolean signatureWished, RequestLog.Entry entry) {
    Document document = writer.write(result);
    protection.seal(document, signatureWished);
    entry.result(result);
    return document;
  }

  private static boolean asksForSignature(Request request) {
    return request.header().offers(ResponseMechanism.REQUEST_SIGNATURE_VALUE);
  }
}
