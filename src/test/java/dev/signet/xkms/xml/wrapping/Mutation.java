package dev.signet.xkms.xml.wrapping;

import dev.signet.xkms.model.Namespaces;
import dev.signet.xkms.xml.dom.Namespaced;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.w3c.dom.Attr;
import org.w3c.dom.DOMException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.w3c.dom.Text;

/** One change somewhere in a document. */
enum Mutation {
  REMOVE,
  REPEAT,
  MOVE,
  COPY_ELSEWHERE,
  SWAP,
  REPLACE,
  WRAP,
  UNWRAP,
  RENAME,
  OTHER_NAMESPACE,
  OTHER_PREFIX,
  DECLARE,
  COMMENT,
  INSTRUCTION,
  SPLIT_BY_COMMENT,
  WHITE_SPACE,
  CHANGE_TEXT,
  ADD_TEXT,
  REMOVE_ATTRIBUTE,
  CHANGE_ATTRIBUTE,
  ADD_ATTRIBUTE,
  QUALIFY_ATTRIBUTE,
  OTHER_ID,
  OTHER_ALGORITHM,
  ADD_TRANSFORM,
  OTHER_REFERENCE,
  TRUNCATE_MAC;

  private static final List<String> NAMESPACES =
      List.of(Namespaces.XKMS, Namespaces.DS, Namespaces.SOAP11, Namespaces.SOAP12, "urn:other");
  private static final List<String> NAMES =
      List.of("Id", "ID", "id", "Service", "URI", "Algorithm", "Identifier", "Nonce");
  private static final List<String> WORDS =
      List.of("", "_evil", "mallory@example.org", "urn:ietf:rfc:2633", "true", " ", "AAAA");
  private static final List<String> ALGORITHMS =
      List.of(
          Namespaces.DS + "sha1",
          Namespaces.DS + "hmac-sha1",
          Namespaces.DS + "base64",
          Namespaces.DS + "enveloped-signature",
          "http://www.w3.org/2001/04/xmlenc#sha256",
          "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256",
          "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
          "http://www.w3.org/2001/10/xml-exc-c14n#",
          "http://www.w3.org/2001/10/xml-exc-c14n#WithComments",
          "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
          "http://www.w3.org/2006/12/xml-c14n11#WithComments",
          "http://www.w3.org/TR/1999/REC-xpath-19991116",
          "http://www.w3.org/TR/1999/REC-xslt-19991116",
          "http://www.w3.org/2002/06/xmldsig-filter2",
          "http://www.w3.org/2002/07/decrypt#XML");
  private static final List<String> REFERENCES =
      List.of("", "#", "#_r1", "#_b1", "#_evil", "#xpointer(/)", "#xpointer(id('_r1'))", "x.xml");

  /** False if it cannot be made where chance would have it. */
  boolean change(Document document, Random chance) {
    List<Element> all = elements(document);
    Element one = any(all, chance);
    try {
      return switch (this) {
        case REMOVE, REPEAT, MOVE, COPY_ELSEWHERE, SWAP, REPLACE, WRAP, UNWRAP ->
            structure(one, any(all, chance), chance);
        case RENAME, OTHER_NAMESPACE, OTHER_PREFIX, DECLARE -> name(one, chance);
        case COMMENT, INSTRUCTION, SPLIT_BY_COMMENT, WHITE_SPACE, CHANGE_TEXT, ADD_TEXT ->
            text(one, chance);
        case REMOVE_ATTRIBUTE, CHANGE_ATTRIBUTE, ADD_ATTRIBUTE, QUALIFY_ATTRIBUTE, OTHER_ID ->
            attribute(one, any(all, chance), chance);
        case OTHER_ALGORITHM, ADD_TRANSFORM, OTHER_REFERENCE, TRUNCATE_MAC ->
            signature(document, chance);
      };
    } catch (DOMException impossibleThere) {
      return false;
    }
  }

  private boolean structure(Element one, Element other, Random chance) {
    Node parent = one.getParentNode();
    Document document = one.getOwnerDocument();
    switch (this) {
      case REMOVE -> parent.removeChild(one);
      case REPEAT -> parent.insertBefore(one.cloneNode(true), one);
      case MOVE -> other.insertBefore(one, place(other, chance));
      case COPY_ELSEWHERE -> other.insertBefore(one.cloneNode(true), place(other, chance));
      case SWAP -> {
        Node next = one.getNextSibling();
        if (next == null) {
          return false;
        }
        parent.insertBefore(next, one);
      }
      case REPLACE -> parent.replaceChild(other.cloneNode(true), one);
      case WRAP -> {
        Element around = document.createElementNS(any(NAMESPACES, chance), "w:Wrap");
        parent.replaceChild(around, one);
        around.appendChild(one);
      }
      default -> {
        while (one.getFirstChild() != null) {
          parent.insertBefore(one.getFirstChild(), one);
        }
        parent.removeChild(one);
      }
    }
    return document.getDocumentElement() != null;
  }

  private boolean name(Element one, Random chance) {
    Document document = one.getOwnerDocument();
    String prefix = one.getPrefix() == null ? "" : one.getPrefix() + ":";
    switch (this) {
      case RENAME -> document.renameNode(one, one.getNamespaceURI(), prefix + "Renamed");
      case OTHER_NAMESPACE ->
          document.renameNode(one, any(NAMESPACES, chance), "o:" + one.getLocalName());
      case OTHER_PREFIX ->
          document.renameNode(one, one.getNamespaceURI(), "q:" + one.getLocalName());
      default ->
          one.setAttributeNS(
              Namespaced.XMLNS,
              any(List.of("xmlns:z", "xmlns:ds", "xmlns:http", "xmlns:urn", "xmlns"), chance),
              any(NAMESPACES, chance));
    }
    return true;
  }

  private boolean text(Element one, Random chance) {
    Document document = one.getOwnerDocument();
    Node first = one.getFirstChild();
    switch (this) {
      case COMMENT -> one.insertBefore(document.createComment(" c "), place(one, chance));
      case INSTRUCTION ->
          one.insertBefore(document.createProcessingInstruction("p", "q"), place(one, chance));
      case WHITE_SPACE -> one.insertBefore(document.createTextNode("\n "), place(one, chance));
      case ADD_TEXT -> one.insertBefore(document.createTextNode("x"), place(one, chance));
      default -> {
        if (!(first instanceof Text text) || text.getLength() == 0) {
          return false;
        }
        int at = chance.nextInt(text.getLength());
        if (this == SPLIT_BY_COMMENT) {
          one.insertBefore(document.createComment("c"), text.splitText(at));
        } else {
          text.replaceData(at, 1, any(List.of("", "A", "x", " ", "=", "\u00e9"), chance));
        }
      }
    }
    return true;
  }

  private boolean attribute(Element one, Element other, Random chance) {
    List<Attr> attributes = new ArrayList<>();
    for (int i = 0; i < one.getAttributes().getLength(); i++) {
      attributes.add((Attr) one.getAttributes().item(i));
    }
    if (this == ADD_ATTRIBUTE) {
      one.setAttributeNS(null, any(NAMES, chance), any(WORDS, chance));
      return true;
    }
    if (this == OTHER_ID) {
      one.setAttributeNS(null, "Id", other.getAttribute("Id"));
      return true;
    }
    if (attributes.isEmpty()) {
      return false;
    }
    Attr attribute = any(attributes, chance);
    switch (this) {
      case REMOVE_ATTRIBUTE -> one.removeAttributeNode(attribute);
      case CHANGE_ATTRIBUTE -> attribute.setValue(any(WORDS, chance) + attribute.getValue());
      default -> {
        one.removeAttributeNode(attribute);
        one.setAttributeNS("urn:other", "o:" + attribute.getLocalName(), attribute.getValue());
      }
    }
    return true;
  }

  private boolean signature(Document document, Random chance) {
    String name =
        switch (this) {
          case ADD_TRANSFORM -> "Transforms";
          case OTHER_REFERENCE -> "Reference";
          case TRUNCATE_MAC -> "SignatureMethod";
          default ->
              any(
                  List.of("SignatureMethod", "DigestMethod", "CanonicalizationMethod", "Transform"),
                  chance);
        };
    NodeList found = document.getElementsByTagNameNS(Namespaces.DS, name);
    if (found.getLength() == 0) {
      return false;
    }
    Element one = (Element) found.item(chance.nextInt(found.getLength()));
    switch (this) {
      case ADD_TRANSFORM -> {
        Element transform = document.createElementNS(Namespaces.DS, "t:Transform");
        transform.setAttributeNS(null, "Algorithm", any(ALGORITHMS, chance));
        one.insertBefore(transform, place(one, chance));
      }
      case OTHER_REFERENCE -> one.setAttributeNS(null, "URI", any(REFERENCES, chance));
      case TRUNCATE_MAC -> {
        Element length = document.createElementNS(Namespaces.DS, "t:HMACOutputLength");
        length.setTextContent(any(List.of("0", "8", "-1", "256", "160"), chance));
        one.appendChild(length);
      }
      default -> one.setAttributeNS(null, "Algorithm", any(ALGORITHMS, chance));
    }
    return true;
  }

  private static List<Element> elements(Document document) {
    NodeList found = document.getElementsByTagNameNS("*", "*");
    List<Element> all = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      all.add((Element) found.item(i));
    }
    return all;
  }

  /** Before one of the children, or after all of them. */
  private static @org.jspecify.annotations.Nullable Node place(Element parent, Random chance) {
    NodeList children = parent.getChildNodes();
    return children.item(chance.nextInt(children.getLength() + 1));
  }

  static <T> T any(List<T> some, Random chance) {
    return some.get(chance.nextInt(some.size()));
  }
}
