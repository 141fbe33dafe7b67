package dev.signet.xkms.exchange.compound;

import dev.signet.xkms.exchange.OriginalMessage;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Refusal;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.exchange.ResultHeaders;
import dev.signet.xkms.exchange.Turn;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultHeader;
import dev.signet.xkms.xml.BadMessage;
import dev.signet.xkms.xml.MessageReader;
import dev.signet.xkms.xml.signature.MessageSignature;
import dev.signet.xkms.xml.signature.SignatureFinding;
import java.util.Optional;
import org.w3c.dom.Document;

/** Takes up the parts of one compound: each as a message of its own, with its own signature. */
final class PartDesk {
  private final ResultHeaders headers;
  private final MessageReader reader;
  private final MessageSignature signatures;
  private final ReceivedRequest<Request.Compound> around;

  PartDesk(
      ResultHeaders headers,
      MessageReader reader,
      MessageSignature signatures,
      ReceivedRequest<Request.Compound> around) {
    this.headers = headers;
    this.reader = reader;
    this.signatures = signatures;
    this.around = around;
  }

  ReceivedRequest<Request.Compound> around() {
    return around;
  }

  /**
   * Has a part answered.
   *
   * @throws RuntimeException whatever the handler throws: a fault
   */
  Outcome answer(Part part, PartHandler handler) {
    SignatureFinding signature = signatureOf(part);
    ReceivedRequest<Request.Simple> received = opened(part, signature);
    try {
      check(received);
      var answer = handler.answer(received);
      return new Outcome((Result.Simple) answer.result(), answer.note());
    } catch (Refused refused) {
      ResultHeader header = headers.refusing(received, refused);
      return new Outcome(bare(part, header), refused.because());
    }
  }

  /** The outcome of a part that was not answered; no signature of it was checked. */
  Outcome unanswered(Part part, ResultCode code, String note) {
    ReceivedRequest<Request.Simple> received =
        new ReceivedRequest<>(
            part.request(), new SignatureFinding.NotSigned(), around.channel(), turn(part));
    return new Outcome(bare(part, headers.to(received, code)), note);
  }

  /**
   * The part's own signature. It was made either before the part was put into the compound, or in
   * its place there; inclusive canonical forms differ between the two.
   */
  private SignatureFinding signatureOf(Part part) {
    Document message = part.message().document();
    SignatureFinding alone = signatures.verify(message);
    return !(alone instanceof SignatureFinding.Verified) && part.message().declareAround()
        ? signatures.verify(message)
        : alone;
  }

  /** Read anew, for signatures over its key binding refer to the document they were read from. */
  private ReceivedRequest<Request.Simple> opened(Part part, SignatureFinding signature) {
    try {
      Request request = reader.readRequest(part.message().document());
      return new ReceivedRequest<>(
          (Request.Simple) request, signature, around.channel(), turn(part));
    } catch (BadMessage changed) {
      throw new IllegalStateException("a part that was read with its compound", changed);
    }
  }

  private Turn turn(Part part) {
    return new Turn(
        Optional.of(new OriginalMessage(part.message().document())),
        around.signer(),
        around.turn().isLater(),
        around.turn().approvers());
  }

  private void check(ReceivedRequest<Request.Simple> received) throws Refused {
    if (received.signature() instanceof SignatureFinding.Broken broken) {
      throw Refusal.noAuthentication("the part's signature does not hold: " + broken.because());
    }
    String service = received.request().header().service();
    if (!headers.profile().serviceUris().contains(service)) {
      throw Refusal.malformed(
          "XKMS 2.0 section 3.1.1", "Service names another service than this one: " + service);
    }
  }

  private static Result.Simple bare(Part part, ResultHeader header) {
    Operation operation = part.request().operation();
    return (Result.Simple) operation.bare(header);
  }
}
