package dev.signet.server.soap;

import dev.signet.xkms.exchange.ResultHeaders;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.xml.BadMessage;
import dev.signet.xkms.xml.MessageWriter;
import dev.signet.xkms.xml.dom.MalformedXml;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.envelope.BadEnvelope;
import dev.signet.xkms.xml.envelope.FaultCondition;
import dev.signet.xkms.xml.envelope.SoapFault;
import dev.signet.xkms.xml.envelope.WireBinding;
import jakarta.servlet.http.HttpServletResponse;

/**
 * What is said to messages that get no typed result: a fault in SOAP, an untyped Result without
 * (XKMS 2.0 section 3.3).
 */
final class Refusals {
  private final MessageWriter writer = new MessageWriter();
  private final ResultHeaders headers;

  /**
   * @param headers of the endpoint that answers
   */
  Refusals(ResultHeaders headers) {
    this.headers = headers;
  }

  /**
   * Nobody can tell the binding of what cannot be parsed: HTTP 400 with a SOAP 1.1 fault, which
   * every client can show.
   */
  static Refused malformed(MalformedXml xml) {
    byte[] fault =
        SecureXml.serialise(SoapFault.fault(FaultCondition.badMessage("XKMS"), WireBinding.SOAP11));
    return new Refused(
        new Reply(HttpServletResponse.SC_BAD_REQUEST, Reply.XML, fault), xml.getMessage());
  }

  /**
   * @param root local name of the document element
   */
  Refused badEnvelope(BadEnvelope bad, String root) {
    FaultCondition condition =
        switch (bad.kind()) {
          case VERSION_MISMATCH -> FaultCondition.versionMismatch();
          case BODY -> FaultCondition.badMessage("SOAP");
          case NOT_A_MESSAGE -> FaultCondition.messageNotSupported(root);
        };
    return new Refused(reply(condition, bad.binding()), bad.getMessage());
  }

  Refused notUnderstood(String header, WireBinding binding) {
    return new Refused(
        reply(FaultCondition.mustUnderstand(header), binding),
        "header " + header + " must be understood");
  }

  Refused badMessage(BadMessage bad, WireBinding binding) {
    String element = bad.remains().element();
    FaultCondition condition =
        bad.remains().operation().isEmpty()
            ? FaultCondition.messageNotSupported(element)
            : FaultCondition.badMessage(element);
    return new Refused(reply(condition, binding), bad.getMessage());
  }

  Refused failed(WireBinding binding, Throwable cause) {
    Refused refused = new Refused(reply(FaultCondition.unavailable(), binding), "failure inside");
    refused.initCause(cause);
    return refused;
  }

  private Reply reply(FaultCondition condition, WireBinding binding) {
    return binding == WireBinding.PLAIN
        ? result(condition.resultCode())
        : new Reply(
            SoapFault.httpStatus(condition, binding),
            Reply.typeOf(binding),
            SecureXml.serialise(SoapFault.fault(condition, binding)));
  }

  private Reply result(ResultCode code) {
    return Reply.result(writer.write(new Result.Plain(headers.toNothing(code))), WireBinding.PLAIN);
  }
}
