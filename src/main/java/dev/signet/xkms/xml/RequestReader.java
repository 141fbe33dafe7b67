package dev.signet.xkms.xml;

import dev.signet.xkms.model.Authentication;
import dev.signet.xkms.model.BindingSignature;
import dev.signet.xkms.model.Namespaces;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.xml.dom.Children;
import dev.signet.xkms.xml.dom.Elements;
import dev.signet.xkms.xml.dom.Ids;
import dev.signet.xkms.xml.dom.NotReadable;
import dev.signet.xkms.xml.dom.Values;
import dev.signet.xkms.xml.signature.AlgorithmProfile;
import dev.signet.xkms.xml.signature.DomBindingSignature;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/** Reads the nine requests (XKMS 2.0 sections 2, 5 and 7). */
final class RequestReader {
  /**
   * Requests in one compound that are read at all; how many are carried out is for the service to
   * decide, which can then say so in a result.
   */
  static final int MAX_INNER = 256;

  private final AlgorithmProfile profile;
  private final Ids ids;

  RequestReader(AlgorithmProfile profile, Ids ids) {
    this.profile = profile;
    this.ids = ids;
  }

  Request read(Element message) {
    boolean signed = Elements.firstChild(message, Namespaces.DS, "Signature").isPresent();
    return switch (operation(message)) {
      case COMPOUND -> compound(message, signed);
      case PENDING -> {
        Children children = new Children(message);
        RequestHeader header = HeaderReader.request(message, children, signed);
        children.end();
        yield new Request.Pending(header, responseId(message));
      }
      case STATUS -> {
        Children children = new Children(message);
        RequestHeader header = HeaderReader.request(message, children, signed);
        children.end();
        yield new Request.Status(header, responseId(message));
      }
      default -> simple(message, signed);
    };
  }

  private static Operation operation(Element message) {
    return operationOf(message)
        .orElseThrow(() -> new NotReadable("the message is not one of the requests of XKMS 2.0"));
  }

  /** The operation that a request element asks for. */
  static Optional<Operation> operationOf(Element message) {
    return Namespaces.XKMS.equals(message.getNamespaceURI())
        ? Operation.ofRequestElement(message.getLocalName())
        : Optional.empty();
  }

  private static String responseId(Element message) {
    return Values.ncName("ResponseId", BindingReader.required(message, "ResponseId"));
  }

  private Request compound(Element message, boolean signed) {
    Children children = new Children(message);
    RequestHeader header = HeaderReader.request(message, children, signed);
    List<Element> inner = children.manyIf(RequestReader::maybeInner, "inner requests", MAX_INNER);
    children.end();
    if (inner.isEmpty()) {
      throw new NotReadable("CompoundRequest without an inner request");
    }
    return new Request.Compound(header, inner.stream().map(e -> simple(e, signed)).toList());
  }

  private static boolean maybeInner(Element element) {
    return operationOf(element)
        .filter(o -> o != Operation.COMPOUND && o != Operation.PENDING && o != Operation.STATUS)
        .isPresent();
  }

  private Request.Simple simple(Element message, boolean signed) {
    Children children = new Children(message);
    RequestHeader header = HeaderReader.request(message, children, signed);
    Request.Simple request =
        switch (operation(message)) {
          case LOCATE ->
              new Request.Locate(header, BindingReader.query(children.required("QueryKeyBinding")));
          case VALIDATE ->
              new Request.Validate(
                  header, BindingReader.query(children.required("QueryKeyBinding")));
          case REGISTER -> register(header, children);
          case REISSUE -> reissue(header, children);
          case REVOKE -> revoke(header, children);
          case RECOVER -> recover(header, children);
          default ->
              throw new NotReadable(message.getLocalName() + " cannot stand inside a compound");
        };
    children.end();
    return request;
  }

  private Request.Simple register(RequestHeader header, Children children) {
    Element prototype = children.required("PrototypeKeyBinding");
    return new Request.Register(
        header,
        BindingReader.prototype(prototype),
        authentication(children.required("Authentication"), prototype),
        proofOfPossession(children, prototype));
  }

  private Request.Simple reissue(RequestHeader header, Children children) {
    Element binding = children.required("ReissueKeyBinding");
    return new Request.Reissue(
        header,
        BindingReader.judged(binding),
        authentication(children.required("Authentication"), binding),
        proofOfPossession(children, binding));
  }

  private Request.Simple revoke(RequestHeader header, Children children) {
    Element binding = children.required("RevokeKeyBinding");
    Optional<Element> authentication = children.optional("Authentication");
    Optional<Octets> code = children.optional("RevocationCode").map(Values::base64);
    if (authentication.isPresent() == code.isPresent()) {
      throw new NotReadable(
          "RevokeRequest: either Authentication or RevocationCode has to be there, and not both");
    }
    return new Request.Revoke(
        header,
        BindingReader.judged(binding),
        authentication.map(a -> authentication(a, binding)).orElse(Authentication.NONE),
        code);
  }

  private Request.Simple recover(RequestHeader header, Children children) {
    Element binding = children.required("RecoverKeyBinding");
    return new Request.Recover(
        header,
        BindingReader.judged(binding),
        authentication(children.required("Authentication"), binding));
  }

  private Authentication authentication(Element element, Element binding) {
    Children children = new Children(element);
    Optional<BindingSignature> signature =
        children.optional("KeyBindingAuthentication").map(e -> signatureIn(e, binding));
    Optional<Authentication.NotBound> notBound =
        children.optional("NotBoundAuthentication").map(RequestReader::notBound);
    children.end();
    return new Authentication(signature, notBound);
  }

  private static Authentication.NotBound notBound(Element element) {
    return new Authentication.NotBound(
        Values.collapse(BindingReader.required(element, "Protocol")),
        Values.base64("NotBoundAuthentication Value", BindingReader.required(element, "Value")));
  }

  private Optional<BindingSignature> proofOfPossession(Children children, Element binding) {
    return children.optional("ProofOfPossession").map(e -> signatureIn(e, binding));
  }

  private BindingSignature signatureIn(Element holder, Element binding) {
    Children children = new Children(holder);
    Element signature = children.required(Namespaces.DS, "Signature");
    children.end();
    return new DomBindingSignature(signature, binding, ids, profile);
  }
}
