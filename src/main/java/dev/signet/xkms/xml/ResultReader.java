package dev.signet.xkms.xml;

import dev.signet.xkms.model.EncryptedPrivateKey;
import dev.signet.xkms.model.KeyBinding;
import dev.signet.xkms.model.Namespaces;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultHeader;
import dev.signet.xkms.xml.dom.Children;
import dev.signet.xkms.xml.dom.Elements;
import dev.signet.xkms.xml.dom.NotReadable;
import dev.signet.xkms.xml.dom.Values;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * Reads the results of the nine operations and the untyped one (XKMS 2.0 sections 3.3, 5 and 7).
 */
final class ResultReader {
  /** Key bindings in one result; what a client asks for is far less. */
  static final int MAX_BINDINGS = 1000;

  private static final Set<String> INNER =
      Set.of(
          "LocateResult",
          "ValidateResult",
          "RegisterResult",
          "ReissueResult",
          "RevokeResult",
          "RecoverResult");

  private ResultReader() {}

  static Result read(Element message) {
    if (!Namespaces.XKMS.equals(message.getNamespaceURI())) {
      throw new NotReadable("the message is not in the XKMS namespace");
    }
    Children children = new Children(message);
    return switch (message.getLocalName()) {
      case "Result" -> plain(message, children);
      case "StatusResult" -> status(message, children);
      case "CompoundResult" -> compound(message, children);
      default -> simple(message);
    };
  }

  private static Result plain(Element message, Children children) {
    ResultHeader header = HeaderReader.result(message, children);
    children.end();
    return new Result.Plain(header);
  }

  private static Result status(Element message, Children children) {
    ResultHeader header = HeaderReader.result(message, children);
    children.end();
    return new Result.Status(
        header, count(message, "Success"), count(message, "Failure"), count(message, "Pending"));
  }

  private static Optional<BigInteger> count(Element message, String name) {
    return Elements.attribute(message, name).map(value -> Values.integer(name, value));
  }

  private static Result compound(Element message, Children children) {
    ResultHeader header = HeaderReader.result(message, children);
    List<Element> inner =
        children.manyIf(
            e -> Namespaces.XKMS.equals(e.getNamespaceURI()) && INNER.contains(e.getLocalName()),
            "inner results",
            RequestReader.MAX_INNER);
    children.end();
    return new Result.Compound(header, inner.stream().map(ResultReader::simple).toList());
  }

  private static Result.Simple simple(Element message) {
    Children children = new Children(message);
    Result.Simple result =
        switch (message.getLocalName()) {
          case "LocateResult" -> locate(message, children);
          case "ValidateResult" ->
              new Result.Validate(HeaderReader.result(message, children), bindings(children));
          case "RegisterResult" ->
              new Result.Register(
                  HeaderReader.result(message, children), bindings(children), privateKey(children));
          case "ReissueResult" ->
              new Result.Reissue(HeaderReader.result(message, children), bindings(children));
          case "RevokeResult" ->
              new Result.Revoke(HeaderReader.result(message, children), bindings(children));
          case "RecoverResult" ->
              new Result.Recover(
                  HeaderReader.result(message, children), bindings(children), privateKey(children));
          default -> throw new NotReadable("the message is not one of the results of XKMS 2.0");
        };
    children.end();
    return result;
  }

  private static Result.Simple locate(Element message, Children children) {
    ResultHeader header = HeaderReader.result(message, children);
    List<Element> bindings = children.many("UnverifiedKeyBinding", MAX_BINDINGS);
    return new Result.Locate(header, bindings.stream().map(BindingReader::unverified).toList());
  }

  private static List<KeyBinding> bindings(Children children) {
    return children.many("KeyBinding", MAX_BINDINGS).stream().map(BindingReader::reported).toList();
  }

  private static Optional<EncryptedPrivateKey> privateKey(Children children) {
    return children.optional("PrivateKey").map(ResultReader::privateKey);
  }

  private static EncryptedPrivateKey privateKey(Element element) {
    Children children = new Children(element);
    Children data = new Children(children.required(Namespaces.XENC, "EncryptedData"));
    children.end();
    Element method = data.required(Namespaces.XENC, "EncryptionMethod");
    data.optional(Namespaces.DS, "KeyInfo");
    Children cipherData = new Children(data.required(Namespaces.XENC, "CipherData"));
    Element value = cipherData.required(Namespaces.XENC, "CipherValue");
    return new EncryptedPrivateKey(
        Values.collapse(BindingReader.required(method, "Algorithm")), Values.base64(value));
  }
}
