package dev.signet.xkms.xml;

import dev.signet.xkms.model.MessageExtension;
import dev.signet.xkms.model.Namespaces;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.OpaqueClientData;
import dev.signet.xkms.model.PendingNotification;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultHeader;
import dev.signet.xkms.xml.dom.Children;
import dev.signet.xkms.xml.dom.Elements;
import dev.signet.xkms.xml.dom.NotReadable;
import dev.signet.xkms.xml.dom.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/** Reads what all messages share (XKMS 2.0 section 3.1 to 3.3). */
final class HeaderReader {
  /** Kinds of answer asked for; the specification knows ten. */
  static final int MAX_RESPOND_WITH = 32;

  /** Response mechanisms offered; the specification knows three. */
  private static final int MAX_MECHANISMS = 16;

  private static final int MAX_EXTENSIONS = 16;

  /** Pieces of opaque data that are carried back. */
  static final int MAX_OPAQUE = 100;

  /** Characters of an Id, legal or not, that is carried back in the answer. */
  static final int MAX_ID = 1024;

  /** Characters of a nonce: many times what services are known to make. */
  static final int MAX_NONCE = 1024;

  private HeaderReader() {}

  /**
   * A request's header; {@code children} then stands before what is specific to the request.
   *
   * @param outerSigned true inside a signed message, where no illegal Id is tolerated
   */
  static RequestHeader request(Element message, Children children, boolean outerSigned) {
    boolean signed = children.optional(Namespaces.DS, "Signature").isPresent() || outerSigned;
    List<MessageExtension> extensions = extensions(children, HeaderReader::isForeign);
    Optional<Element> opaque = children.optional("OpaqueClientData");
    Set<String> mechanisms = new HashSet<>(codes(children, "ResponseMechanism", MAX_MECHANISMS));
    opaque = opaque.or(() -> children.optional("OpaqueClientData"));
    List<String> respondWith = codes(children, "RespondWith", MAX_RESPOND_WITH);
    // Apache xml-security-c writes it after these two.
    opaque = opaque.or(() -> children.optional("OpaqueClientData"));
    var notification = children.optional("PendingNotification").map(HeaderReader::notification);
    return new RequestHeader(
        id(message, signed),
        service(message),
        new RequestHeader.Flow(
            mechanisms, nonce(message), originalRequestId(message), notification),
        respondWith,
        Elements.attribute(message, "ResponseLimit").map(v -> Values.integer("ResponseLimit", v)),
        opaque.map(HeaderReader::opaque),
        extensions);
  }

  /** A result's header; {@code children} then stands before what is specific to the result. */
  static ResultHeader result(Element message, Children children) {
    children.optional(Namespaces.DS, "Signature");
    List<MessageExtension> extensions = extensions(children, HeaderReader::isExtensionOfResult);
    Optional<OpaqueClientData> opaque =
        children.optional("OpaqueClientData").map(HeaderReader::opaque);
    Optional<Octets> signatureValue =
        children.optional("RequestSignatureValue").map(Values::base64);
    return new ResultHeader(
        Values.ncName("Id", BindingReader.required(message, "Id")),
        service(message),
        code(message),
        Elements.attribute(message, "RequestId").map(Values::collapse),
        nonce(message),
        signatureValue,
        opaque,
        extensions);
  }

  private static ResultCode code(Element message) {
    String major = Values.collapse(BindingReader.required(message, "ResultMajor"));
    return new ResultCode(
        Values.code("ResultMajor", major, message),
        Elements.attribute(message, "ResultMinor")
            .map(Values::collapse)
            .map(minor -> Values.code("ResultMinor", minor, message)));
  }

  /**
   * The Id. One that is no NCName is carried along where nothing is signed: Apache CXF's client
   * sends subject names and bare UUIDs.
   */
  private static String id(Element message, boolean signed) {
    String id =
        readableId(message).orElseThrow(() -> new NotReadable("Id missing, empty or too long"));
    if (signed && !Values.isNcName(id)) {
      throw new NotReadable("Id of a signed message is not an NCName");
    }
    return id;
  }

  /** The Id that can be quoted in an answer. */
  static Optional<String> readableId(Element message) {
    return Elements.attribute(message, "Id")
        .map(Values::collapse)
        .filter(id -> !id.isEmpty() && id.length() <= MAX_ID);
  }

  private static String service(Element message) {
    return Values.collapse(BindingReader.required(message, "Service"));
  }

  private static Optional<Octets> nonce(Element message) {
    return Elements.attribute(message, "Nonce").map(HeaderReader::nonce);
  }

  private static Octets nonce(String text) {
    if (text.length() > MAX_NONCE) {
      throw new NotReadable("Nonce of more than " + MAX_NONCE + " characters");
    }
    return Values.base64("Nonce", text);
  }

  private static Optional<String> originalRequestId(Element message) {
    return Elements.attribute(message, "OriginalRequestId")
        .map(v -> Values.ncName("OriginalRequestId", v));
  }

  private static List<String> codes(Children children, String name, int max) {
    return children.many(name, max).stream().map(Values::code).toList();
  }

  /** The data as they stand; peers put plain words where base64 is due. */
  static OpaqueClientData opaque(Element element) {
    Children children = new Children(element);
    List<String> data = new ArrayList<>();
    children.many("OpaqueData", MAX_OPAQUE).forEach(e -> data.add(Values.text(e)));
    children.end();
    return new OpaqueClientData(data);
  }

  private static PendingNotification notification(Element element) {
    return new PendingNotification(
        Values.collapse(BindingReader.required(element, "Mechanism")),
        Values.collapse(BindingReader.required(element, "Identifier")));
  }

  private static List<MessageExtension> extensions(
      Children children, java.util.function.Predicate<Element> admitted) {
    return children.manyIf(admitted, "message extensions", MAX_EXTENSIONS).stream()
        .map(Extensions::read)
        .toList();
  }

  private static boolean isForeign(Element element) {
    String namespace = element.getNamespaceURI();
    return namespace != null
        && !namespace.equals(Namespaces.XKMS)
        && !namespace.equals(Namespaces.DS);
  }

  /** Apache CXF sends instances of the abstract MessageExtension element. */
  private static boolean isExtensionOfResult(Element element) {
    return isForeign(element) || Elements.is(element, Namespaces.XKMS, "MessageExtension");
  }
}
