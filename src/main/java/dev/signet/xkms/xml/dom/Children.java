package dev.signet.xkms.xml.dom;

import dev.signet.xkms.model.Namespaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The child elements of an element, taken one after the other in the order that the schema wants.
 */
public final class Children {
  private final Element parent;
  private final List<Element> elements = new ArrayList<>();
  private int next;

  /**
   * @throws NotReadable if there is text between the children
   */
  public Children(Element parent) {
    this.parent = parent;
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        elements.add(element);
      } else if (child.getNodeType() == Node.TEXT_NODE && !child.getNodeValue().isBlank()) {
        throw new NotReadable(name() + ": text where only elements may stand");
      }
    }
  }

  /** The next child if it has this name. */
  public Optional<Element> optional(String namespace, String localName) {
    return nextIf(e -> Elements.is(e, namespace, localName));
  }

  public Optional<Element> optional(String localName) {
    return optional(Namespaces.XKMS, localName);
  }

  public Element required(String namespace, String localName) {
    return optional(namespace, localName)
        .orElseThrow(
            () ->
                new NotReadable(
                    elements.stream().anyMatch(e -> Elements.is(e, namespace, localName))
                        ? name() + ": " + localName + " in the wrong place"
                        : name() + " without " + localName));
  }

  public Element required(String localName) {
    return required(Namespaces.XKMS, localName);
  }

  /** All following children of this name. */
  public List<Element> many(String localName, int max) {
    return manyIf(e -> Elements.is(e, Namespaces.XKMS, localName), localName, max);
  }

  /** All following children that are admitted; {@code what} names them in a complaint. */
  public List<Element> manyIf(Predicate<Element> admitted, String what, int max) {
    List<Element> found = new ArrayList<>();
    Optional<Element> one = nextIf(admitted);
    while (one.isPresent()) {
      found.add(one.get());
      if (found.size() > max) {
        throw new NotReadable(name() + ": more than " + max + " " + what);
      }
      one = nextIf(admitted);
    }
    return found;
  }

  /** Complains about what was not taken. */
  public void end() {
    if (next < elements.size()) {
      Element extra = elements.get(next);
      boolean known =
          Namespaces.XKMS.equals(extra.getNamespaceURI())
              || Namespaces.DS.equals(extra.getNamespaceURI());
      throw new NotReadable(
          name()
              + ": "
              + (known ? extra.getLocalName() : "a foreign element")
              + " is not expected there: unknown, repeated or in the wrong order");
    }
  }

  private Optional<Element> nextIf(Predicate<Element> admitted) {
    if (next < elements.size() && admitted.test(elements.get(next))) {
      return Optional.of(elements.get(next++));
    }
    return Optional.empty();
  }

  private String name() {
    return parent.getLocalName();
  }
}
