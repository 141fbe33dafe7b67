package dev.signet.xkms.exchange.phase;

import dev.signet.xkms.model.Namespaces;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.xml.dom.Elements;
import dev.signet.xkms.xml.dom.Namespaced;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Digest of what a request asks for: the same for both of its phases (XKMS 2.0 section 2.6, XR-T04)
 * and for nothing else. One pass over the tree, without canonical XML.
 *
 * <p>Left out, in the message and in the parts of a compound, is what the exchange itself changes:
 * Id, Nonce and OriginalRequestId; ResponseMechanism; message signatures, signatures over the key
 * binding and the Id that they refer to, for a requestor makes them anew, and may save them in the
 * first phase. OpaqueClientData is left out too: it changes nothing about what is done, and a
 * requestor may number its messages in it. So are prefixes, comments and the white space between
 * elements, where removed elements leave traces.
 *
 * <p>Kept is everything else, credentials that are no signatures among it.
 */
final class RequestContent {
  private static final Set<String> EXCHANGE_ATTRIBUTES = Set.of("Id", "Nonce", "OriginalRequestId");
  private static final Set<String> EXCHANGE_ELEMENTS =
      Set.of(
          "OpaqueClientData", "ResponseMechanism", "KeyBindingAuthentication", "ProofOfPossession");

  private static final byte START = 1;
  private static final byte ATTRIBUTE = 2;
  private static final byte TEXT = 3;
  private static final byte END = 4;

  private final MessageDigest digest;
  private final ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);

  private RequestContent(MessageDigest digest) {
    this.digest = digest;
  }

  /** SHA-256 of a request's content. */
  static Octets digest(Document message) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      new RequestContent(sha).element(message.getDocumentElement());
      return Octets.of(sha.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  private void element(Element element) {
    digest.update(START);
    put(name(element));
    attributes(element);
    boolean structured = hasElements(element);
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        if (!isOfTheExchange(inner, element)) {
          element(inner);
        }
      } else if (isText(child) && !(structured && child.getNodeValue().isBlank())) {
        digest.update(TEXT);
        put(child.getNodeValue());
      }
    }
    digest.update(END);
  }

  private void attributes(Element element) {
    boolean xkms = isXkms(element);
    Map<String, String> sorted = new TreeMap<>();
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      Attr attribute = (Attr) attributes.item(i);
      boolean ofTheExchange = xkms && EXCHANGE_ATTRIBUTES.contains(attribute.getName());
      if (!ofTheExchange && !Namespaced.XMLNS.equals(attribute.getNamespaceURI())) {
        sorted.put(name(attribute), attribute.getValue());
      }
    }
    sorted.forEach(
        (name, value) -> {
          digest.update(ATTRIBUTE);
          put(name);
          put(value);
        });
  }

  private static boolean isOfTheExchange(Element child, Element parent) {
    if (!isXkms(parent)) {
      return false;
    }
    boolean messageSignature =
        Elements.is(child, Namespaces.DS, "Signature")
            && Operation.ofRequestElement(parent.getLocalName()).isPresent();
    return messageSignature || isXkms(child) && EXCHANGE_ELEMENTS.contains(child.getLocalName());
  }

  private static boolean isXkms(Element element) {
    return Namespaces.XKMS.equals(element.getNamespaceURI());
  }

  private static boolean hasElements(Element element) {
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element) {
        return true;
      }
    }
    return false;
  }

  private static boolean isText(Node node) {
    return node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE;
  }

  private static String name(Node node) {
    String namespace = node.getNamespaceURI();
    return namespace == null ? node.getLocalName() : node.getLocalName() + ' ' + namespace;
  }

  private void put(String text) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    digest.update(length.clear().putInt(octets.length).flip());
    digest.update(octets);
  }
}
