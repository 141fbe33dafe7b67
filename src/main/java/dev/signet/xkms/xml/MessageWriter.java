package dev.signet.xkms.xml;

import dev.signet.xkms.model.EncryptedPrivateKey;
import dev.signet.xkms.model.Namespaces;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.xml.dom.Elements;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.dom.Sprout;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Writes the vocabulary as XKMS messages, valid against the schema. */
public final class MessageWriter {

  /**
   * Writes a result. A key binding that stands in it more than once, as in a compound, has its Id
   * at the first place only, for an Id is unique in a document.
   */
  public Document write(Result result) {
    Sprout root = root(elementOf(result));
    fill(root, result);
    dropRepeatedIds(root.element(), new HashSet<>());
    return root.document();
  }

  private static void dropRepeatedIds(Element element, Set<String> seen) {
    Optional<String> id = Elements.attribute(element, "Id");
    if (id.isPresent() && !seen.add(id.get())) {
      element.removeAttributeNS(null, "Id");
    }
    for (Element child : Elements.childrenOf(element)) {
      if (Namespaces.XKMS.equals(child.getNamespaceURI())) {
        dropRepeatedIds(child, seen);
      }
    }
  }

  /**
   * Writes a request and makes the signatures over its key binding that {@code credentials} call
   * for.
   *
   * @throws IllegalArgumentException if a signature is wanted and the key binding has no Id
   */
  public Document write(Request request, RequestCredentials credentials) {
    return write(request, new RequestWriter(credentials, part -> credentials));
  }

  /** Writes a compound whose requests have credentials of their own. */
  public Document write(
      Request.Compound request, Function<Request.Simple, RequestCredentials> credentials) {
    return write(request, new RequestWriter(RequestCredentials.NONE, credentials));
  }

  private static Document write(Request request, RequestWriter body) {
    Sprout root = root(request.getClass().getSimpleName() + "Request");
    body.fill(root, request);
    return root.document();
  }

  /** The namespaces are declared once, here, so that key bindings stay short. */
  private static Sprout root(String name) {
    return Sprout.root(SecureXml.newDocument(), Namespaces.XKMS, name).declare("ds", Namespaces.DS);
  }

  private static String elementOf(Result result) {
    return result instanceof Result.Plain ? "Result" : result.getClass().getSimpleName() + "Result";
  }

  private static void fill(Sprout element, Result result) {
    HeaderWriter.result(element, result.header());
    if (result instanceof Result.Compound compound) {
      compound.results().forEach(inner -> fill(element.child(elementOf(inner)), inner));
    } else if (result instanceof Result.Status status) {
      element.attribute("Success", status.success().map(BigInteger::toString));
      element.attribute("Failure", status.failure().map(BigInteger::toString));
      element.attribute("Pending", status.pending().map(BigInteger::toString));
    } else if (result instanceof Result.Simple simple) {
      fillSimple(element, simple);
    }
  }

  private static void fillSimple(Sprout element, Result.Simple result) {
    if (result instanceof Result.Locate locate) {
      locate.bindings().forEach(b -> BindingWriter.unverified(element, b));
    } else if (result instanceof Result.Validate validate) {
      validate.bindings().forEach(b -> BindingWriter.judged(element, "KeyBinding", b));
    } else if (result instanceof Result.Register register) {
      register.bindings().forEach(b -> BindingWriter.judged(element, "KeyBinding", b));
      privateKey(element, register.privateKey());
    } else if (result instanceof Result.Reissue reissue) {
      reissue.bindings().forEach(b -> BindingWriter.judged(element, "KeyBinding", b));
    } else if (result instanceof Result.Revoke revoke) {
      revoke.bindings().forEach(b -> BindingWriter.judged(element, "KeyBinding", b));
    } else if (result instanceof Result.Recover recover) {
      recover.bindings().forEach(b -> BindingWriter.judged(element, "KeyBinding", b));
      privateKey(element, recover.privateKey());
    }
  }

  private static void privateKey(Sprout result, Optional<EncryptedPrivateKey> privateKey) {
    privateKey.ifPresent(
        key -> {
          Sprout data =
              result
                  .child("PrivateKey")
                  .named(Namespaces.XENC, "xenc:EncryptedData")
                  .declare("xenc", Namespaces.XENC)
                  .attribute("Type", Namespaces.XENC + "Element");
          data.child("EncryptionMethod").attribute("Algorithm", key.algorithm());
          data.child("CipherData").child("CipherValue").text(key.cipherValue().toBase64());
        });
  }
}
