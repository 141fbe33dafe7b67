package dev.signet.server.soap;

import dev.signet.xkms.exchange.ResultHeaders;
import dev.signet.xkms.model.Namespaces;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultMajor;
import dev.signet.xkms.model.ResultMinor;
import dev.signet.xkms.xml.BadEnvelope;
import dev.signet.xkms.xml.BadMessage;
import dev.signet.xkms.xml.MalformedXml;
import dev.signet.xkms.xml.MessageWriter;
import dev.signet.xkms.xml.WireBinding;
import org.w3c.dom.Element;

/** What is said to messages that get no typed result: a fault in SOAP, an untyped Result without (XKMS 2.0 section 3.3). */
final class Refusals {
  private final MessageWriter writer = new MessageWriter();
  private final ResultHeaders headers;

  /**
   * @param headers of the endpoint that answers
   */
  Refusals(ResultHeaders headers) {
    this.headers = headers;
  }

  /** Nobody can tell the binding of what cannot be parsed: a SOAP 1.1 fault, which old and new clients recognise. */
  static Refused malformed(MalformedXml xml) {
    Reply fault = Fault.badMessage("XKMS").in(WireBinding.SOAP11);
    return new Refused(new Reply(400, fault.contentType(), fault.entity()), xml.getMessage());
  }

  /**
   * @param root the document element, which alone tells the binding
   */
  Refused badEnvelope(BadEnvelope bad, Element root) {
    WireBinding binding = bindingOf(root);
    return switch (bad.kind()) {
      case VERSION_MISMATCH -> new Refused(Fault.VERSION_MISMATCH.in(WireBinding.SOAP11), bad.getMessage());
      case BODY -> new Refused(Fault.badMessage("SOAP").in(binding), bad.getMessage());
      case NOT_A_MESSAGE -> new Refused(notSupported(root.getLocalName(), binding), bad.getMessage());
    };
  }

  private static WireBinding bindingOf(Element root) {
    if (!"Envelope".equals(root.getLocalName())) {
      return WireBinding.PLAIN;
    }
    return Namespaces.SOAP12.equals(root.getNamespaceURI()) ? WireBinding.SOAP12 : WireBinding.SOAP11;
  }

  Refused badMessage(BadMessage bad, WireBinding binding) {
    String element = bad.remains().element();
    Reply reply =
        bad.remains().operation().isEmpty() ? notSupported(element, binding) : invalid(element, binding);
    return new Refused(reply, bad.getMessage());
  }

  Refused overloaded(WireBinding binding) {
    return new Refused(
        binding == WireBinding.PLAIN ? result(ResultMajor.RECEIVER, ResultMinor.REFUSED) : Fault.UNAVAILABLE.in(binding),
        "too many requests at once");
  }

  Refused failed(WireBinding binding, Throwable cause) {
    Reply reply =
        binding == WireBinding.PLAIN ? result(ResultMajor.RECEIVER, ResultMinor.FAILURE) : Fault.UNAVAILABLE.in(binding);
    Refused refused = new Refused(reply, "failure inside: " + cause);
    refused.initCause(cause);
    return refused;
  }

  private Reply notSupported(String element, WireBinding binding) {
    return binding == WireBinding.PLAIN
        ? result(ResultMajor.SENDER, ResultMinor.MESSAGE_NOT_SUPPORTED)
        : Fault.notSupported(element).in(binding);
  }

  private Reply invalid(String element, WireBinding binding) {
    return binding == WireBinding.PLAIN
        ? result(ResultMajor.SENDER, ResultMinor.FAILURE)
        : Fault.badMessage(element).in(binding);
  }

  private Reply result(ResultMajor major, ResultMinor minor) {
    Result result = new Result.Plain(headers.toNothing(ResultCode.of(major, minor)));
    return Enveloping.reply(writer.write(result), WireBinding.PLAIN);
  }
}
