package dev.signet.xkms.xml.envelope;

import dev.signet.xkms.model.Namespaces;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultHeader;
import dev.signet.xkms.xml.MessageWriter;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.dom.Sprout;
import java.util.Optional;
import org.w3c.dom.Document;

/** Writes SOAP faults (XKMS 2.0 Part 2 section 3.1; SOAP 1.1 section 4.4; SOAP 1.2 section 5.4). */
public final class SoapFault {
  private SoapFault() {}

  /**
   * The answer to a message that gets no result of its own type; without SOAP a bare {@code Result}
   * that says the same. That one names no service and has a constant Id: a door that knows its
   * address writes {@link FaultCondition#resultCode} with a header of its own.
   */
  public static Document fault(FaultCondition condition, WireBinding binding) {
    return switch (binding) {
      case SOAP11 -> soap11(condition);
      case SOAP12 -> soap12(condition);
      case PLAIN -> plain(condition);
    };
  }

  /**
   * The HTTP status that belongs to it (SOAP 1.1 section 6.2; SOAP 1.2 Part 2 section 7.5.2.2). A
   * bare result is an ordinary answer: 200.
   */
  public static int httpStatus(FaultCondition condition, WireBinding binding) {
    boolean sender =
        condition.kind() == FaultCondition.Kind.BAD_MESSAGE
            || condition.kind() == FaultCondition.Kind.MESSAGE_NOT_SUPPORTED;
    return switch (binding) {
      case SOAP11 -> 500;
      case SOAP12 -> sender ? 400 : 500;
      case PLAIN -> 200;
    };
  }

  private static Document soap11(FaultCondition condition) {
    Sprout fault = faultIn(WireBinding.SOAP11);
    fault.plainChild("faultcode").text("env:" + code11(condition.kind()));
    fault.plainChild("faultstring").text(condition.reason());
    return fault.document();
  }

  private static Document soap12(FaultCondition condition) {
    Sprout fault = faultIn(WireBinding.SOAP12);
    Sprout code = fault.child("Code");
    code.child("Value").text("env:" + code12(condition.kind()));
    subcode(condition.kind())
        .ifPresent(
            word ->
                code.child("Subcode").child("Value").declare("xkms", Namespaces.XKMS).text(word));
    Sprout text = fault.child("Reason").child("Text");
    text.element().setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:lang", "en");
    text.text(condition.reason());
    return fault.document();
  }

  private static Document plain(FaultCondition condition) {
    ResultHeader header = ResultHeader.of("_fault", "", condition.resultCode(), Optional.empty());
    return new MessageWriter().write(new Result.Plain(header));
  }

  private static Sprout faultIn(WireBinding binding) {
    Sprout envelope = Sprout.root(SecureXml.newDocument(), binding.namespace(), "env:Envelope");
    return envelope.child("Body").child("Fault");
  }

  private static String code11(FaultCondition.Kind kind) {
    return switch (kind) {
      case VERSION_MISMATCH -> "VersionMismatch";
      case MUST_UNDERSTAND -> "MustUnderstand";
      case UNAVAILABLE -> "Server";
      case MESSAGE_NOT_SUPPORTED, BAD_MESSAGE -> "Client";
    };
  }

  private static String code12(FaultCondition.Kind kind) {
    return switch (kind) {
      case VERSION_MISMATCH -> "VersionMismatch";
      case MUST_UNDERSTAND -> "MustUnderstand";
      case UNAVAILABLE -> "Receiver";
      case MESSAGE_NOT_SUPPORTED, BAD_MESSAGE -> "Sender";
    };
  }

  private static Optional<String> subcode(FaultCondition.Kind kind) {
    return switch (kind) {
      case MESSAGE_NOT_SUPPORTED -> Optional.of("xkms:MessageNotSupported");
      case BAD_MESSAGE -> Optional.of("xkms:BadMessage");
      default -> Optional.empty();
    };
  }
}
