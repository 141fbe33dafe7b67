package dev.signet.xkms.xml.dom;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * The namespaces that an element and its content use visibly but take from around them; what
 * exclusive canonicalisation would render, and no others (Exclusive XML Canonicalization section
 * 3).
 */
public final class UsedNamespaces {
  private final List<Namespaced> missing = new ArrayList<>();

  private UsedNamespaces() {}

  /** Declarations that have to be added to {@code element} once it stands alone. */
  public static List<Namespaced> missingIn(Element element) {
    UsedNamespaces used = new UsedNamespaces();
    used.visit(element, Set.of());
    return used.missing;
  }

  private void visit(Element element, Set<String> declaredAbove) {
    Set<String> declared = declaredBy(element, declaredAbove);
    use(element.getPrefix(), element.getNamespaceURI(), declared);
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      Attr attribute = (Attr) attributes.item(i);
      if (attribute.getPrefix() != null && !Namespaced.XMLNS.equals(attribute.getNamespaceURI())) {
        use(attribute.getPrefix(), attribute.getNamespaceURI(), declared);
      }
    }
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        visit(inner, declared);
      }
    }
  }

  private void use(String prefix, String uri, Set<String> declared) {
    String name = prefix == null ? "" : prefix;
    if (uri == null || name.equals("xml") || declared.contains(name)) {
      return;
    }
    Namespaced namespace = new Namespaced(name, uri);
    if (!missing.contains(namespace)) {
      missing.add(namespace);
    }
  }

  private static Set<String> declaredBy(Element element, Set<String> above) {
    Set<String> declared = above;
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      Node attribute = attributes.item(i);
      if (Namespaced.XMLNS.equals(attribute.getNamespaceURI())) {
        declared = declared == above ? new HashSet<>(above) : declared;
        declared.add(attribute.getNodeName().equals("xmlns") ? "" : attribute.getLocalName());
      }
    }
    return declared;
  }
}
