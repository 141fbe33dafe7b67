package dev.signet.xkms.xml.dom;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * A copy of an element in a document of its own; what it was copied from stays as it is.
 *
 * <p>At first it has the namespaces it uses and no others, as before it was put where it was found.
 * Inclusive canonical forms (Canonical XML 1.0 section 2.4) also show namespaces that are only in
 * scope; whoever has to check a signature that was made in the place can add those.
 */
public final class Lifted {
  private final Document document;
  private final List<Namespaced> unused;

  private Lifted(Document document, List<Namespaced> unused) {
    this.document = document;
    this.unused = unused;
  }

  /** Copies an element with all that is in it. */
  public static Lifted copyOf(Element element) {
    Document document = SecureXml.newDocument();
    Element root = (Element) document.importNode(element, true);
    document.appendChild(root);
    declare(root, UsedNamespaces.missingIn(root));
    return new Lifted(document, around(element, root));
  }

  /** The copy; the same document before and after {@link #declareAround}. */
  public Document document() {
    return document;
  }

  /**
   * Adds the namespaces that were in scope where the element stood, and that it does not use.
   *
   * @return whether there was any
   */
  public boolean declareAround() {
    boolean any = !unused.isEmpty();
    declare(document.getDocumentElement(), unused);
    unused.clear();
    return any;
  }

  private static void declare(Element root, List<Namespaced> namespaces) {
    for (Namespaced namespace : namespaces) {
      root.setAttributeNS(Namespaced.XMLNS, namespace.attribute(), namespace.uri());
    }
  }

  /** What the nearest ancestor says of each prefix that the copy does not declare. */
  private static List<Namespaced> around(Element element, Element root) {
    Set<String> known = new HashSet<>();
    declarations(root).forEach(own -> known.add(own.prefix()));
    List<Namespaced> found = new ArrayList<>();
    for (Node above = element.getParentNode();
        above instanceof Element ancestor;
        above = above.getParentNode()) {
      for (Namespaced namespace : declarations(ancestor)) {
        if (known.add(namespace.prefix()) && !namespace.uri().isEmpty()) {
          found.add(namespace);
        }
      }
    }
    return found;
  }

  private static List<Namespaced> declarations(Element element) {
    List<Namespaced> found = new ArrayList<>();
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      Attr attribute = (Attr) attributes.item(i);
      if (Namespaced.XMLNS.equals(attribute.getNamespaceURI())) {
        boolean isDefault = attribute.getNodeName().equals("xmlns");
        String prefix = isDefault ? "" : attribute.getLocalName();
        found.add(new Namespaced(prefix, attribute.getValue()));
      }
    }
    return found;
  }
}
