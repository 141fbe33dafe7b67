package dev.signet.xkms.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Plain questions to DOM elements. */
final class Elements {
  private Elements() {}

  static boolean is(Element element, String namespace, String localName) {
    return localName.equals(element.getLocalName()) && namespace.equals(element.getNamespaceURI());
  }

  static List<Element> childrenOf(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  static Optional<Element> firstChild(Element parent, String namespace, String localName) {
    return childrenOf(parent).stream().filter(e -> is(e, namespace, localName)).findFirst();
  }

  /** The value of an attribute without namespace, as it stands. */
  static Optional<String> attribute(Element element, String name) {
    Attr attribute = element.getAttributeNodeNS(null, name);
    return attribute == null ? Optional.empty() : Optional.of(attribute.getValue());
  }
}
