package dev.signet.server.soap;

import dev.signet.xkms.model.Namespaces;
import dev.signet.xkms.xml.WireBinding;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A SOAP fault with the fixed texts of XKMS 2.0 Part 2 section 3.1.
 *
 * @param code11 faultcode of SOAP 1.1
 * @param code12 Code of SOAP 1.2
 * @param subcode local name in the XKMS namespace, SOAP 1.2 only
 */
record Fault(String code11, String code12, Optional<String> subcode, String reason) {
  static final Fault VERSION_MISMATCH =
      new Fault("VersionMismatch", "VersionMismatch", Optional.empty(), "Unsupported SOAP version");
  static final Fault UNAVAILABLE = new Fault("Server", "Receiver", Optional.empty(), "Service temporarily unable");

  static Fault mustUnderstand(String header) {
    return new Fault("MustUnderstand", "MustUnderstand", Optional.empty(), "Unable to process " + header);
  }

  /** The message is malformed or invalid. */
  static Fault badMessage(String element) {
    return sender("BadMessage", element + " message invalid");
  }

  /** The Body's element is no message that is served here. */
  static Fault notSupported(String element) {
    return sender("MessageNotSupported", element + " message not supported");
  }

  private static Fault sender(String subcode, String reason) {
    return new Fault("Client", "Sender", Optional.of(subcode), reason);
  }

  /** The fault as HTTP carries it: status 500, except 400 for a SOAP 1.2 Sender (SOAP 1.2 Part 2 section 7.5.2.2). */
  Reply in(WireBinding binding) {
    boolean isSoap12 = binding == WireBinding.SOAP12;
    int status = isSoap12 && code12.equals("Sender") ? 400 : 500;
    return isSoap12 ? reply(status, Reply.SOAP12, soap12()) : reply(status, Reply.XML, soap11());
  }

  private static Reply reply(int status, String contentType, String text) {
    return new Reply(status, contentType, text.getBytes(StandardCharsets.UTF_8));
  }

  private String soap11() {
    return "<env:Envelope xmlns:env=\"%s\"><env:Body><env:Fault>".formatted(Namespaces.SOAP11)
        + "<faultcode>env:%s</faultcode><faultstring xml:lang=\"en\">%s</faultstring>".formatted(code11, escaped(reason))
        + "</env:Fault></env:Body></env:Envelope>";
  }

  private String soap12() {
    return "<env:Envelope xmlns:env=\"%s\"><env:Body><env:Fault>".formatted(Namespaces.SOAP12)
        + "<env:Code><env:Value>env:%s</env:Value>%s</env:Code>".formatted(code12, subcodeElement())
        + "<env:Reason><env:Text xml:lang=\"en\">%s</env:Text></env:Reason>".formatted(escaped(reason))
        + "</env:Fault></env:Body></env:Envelope>";
  }

  private String subcodeElement() {
    return subcode
        .map(s -> "<env:Subcode><env:Value xmlns:xkms=\"%s\">xkms:%s</env:Value></env:Subcode>".formatted(Namespaces.XKMS, s))
        .orElse("");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
