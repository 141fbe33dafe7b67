package dev.signet.xkms.xml.dom;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Which element of a document carries which Id; without it, "the element with this Id" would be
 * whatever a resolver finds first (signature wrapping).
 */
public final class Ids {
  private final Map<String, Element> elements = new HashMap<>();
  private final String attribute;

  private Ids(String attribute) {
    this.attribute = attribute;
  }

  /**
   * @throws NotReadable if two elements carry the same Id
   */
  public static Ids of(Document document) {
    return of(document, "Id");
  }

  /** The same for a vocabulary that calls its Ids otherwise. */
  public static Ids of(Document document, String attribute) {
    Ids ids = new Ids(attribute);
    ids.add(document.getDocumentElement());
    return ids;
  }

  private void add(Element element) {
    Elements.attribute(element, attribute).ifPresent(id -> add(id, element));
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        add(inner);
      }
    }
  }

  private void add(String id, Element element) {
    if (elements.put(id, element) != null) {
      throw new NotReadable("two elements have the same Id");
    }
  }

  /** The Id of an element of this document. */
  public Optional<String> idOf(Element element) {
    return Elements.attribute(element, attribute);
  }

  /** Makes the Id of an element known to those who ask the DOM for it. */
  public void declare(Element element) {
    element.setIdAttributeNS(null, attribute, true);
  }

  public Optional<Element> find(String id) {
    return Optional.ofNullable(elements.get(id));
  }
}
