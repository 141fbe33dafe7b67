package dev.signet.xkms.xml.dom;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Plain questions to DOM elements. */
public final class Elements {
  private Elements() {}

  public static boolean is(Element element, String namespace, String localName) {
    return localName.equals(element.getLocalName()) && namespace.equals(element.getNamespaceURI());
  }

  public static List<Element> childrenOf(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  public static Optional<Element> firstChild(Element parent, String namespace, String localName) {
    return childrenOf(parent).stream().filter(e -> is(e, namespace, localName)).findFirst();
  }

  /** The value of an attribute without namespace, as it stands. */
  public static Optional<String> attribute(Element element, String name) {
    Attr attribute = element.getAttributeNodeNS(null, name);
    return attribute == null ? Optional.empty() : Optional.of(attribute.getValue());
  }
}
