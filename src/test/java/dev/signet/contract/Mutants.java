package dev.signet.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Copies of a message, each wrong (or still right) in one place, in a fixed order. */
final class Mutants {
  private final Document original;
  private final List<Document> made = new ArrayList<>();

  private Mutants(Document original) {
    this.original = original;
  }

  static List<Document> of(Document original) {
    Mutants mutants = new Mutants(original);
    int elements = elementsOf(original).size();
    for (int i = 1; i < elements; i++) {
      mutants.changeElement(i);
    }
    for (int i = 0; i < elements; i++) {
      mutants.changeAttributes(i);
    }
    return mutants.made;
  }

  private void changeElement(int i) {
    change(i, e -> e.getParentNode().removeChild(e));
    change(i, e -> e.getParentNode().insertBefore(e.cloneNode(true), e));
    change(i, e -> e.getParentNode().insertBefore(e, e.getParentNode().getFirstChild()));
    change(i, e -> e.getParentNode().appendChild(e));
    change(i, e -> e.getOwnerDocument().renameNode(e, e.getNamespaceURI(), "Unheard"));
    change(i, e -> e.getOwnerDocument().renameNode(e, "urn:else", e.getLocalName()));
    change(i, e -> e.setTextContent("%% not a value of anything %%"));
  }

  private void changeAttributes(int i) {
    change(i, e -> e.setAttribute("Unheard", "of"));
    int attributes = elementsOf(original).get(i).getAttributes().getLength();
    for (int a = 0; a < attributes; a++) {
      int which = a;
      change(i, e -> plain(e, which, attr -> e.removeAttributeNode(attr)));
      change(i, e -> plain(e, which, attr -> attr.setValue("%% 1")));
      change(i, e -> plain(e, which, attr -> attr.setValue("")));
    }
  }

  private static void plain(Element element, int which, Consumer<Attr> edit) {
    Attr attribute = (Attr) element.getAttributes().item(which);
    if (attribute.getNamespaceURI() == null) {
      edit.accept(attribute);
    }
  }

  private void change(int i, Consumer<Element> edit) {
    Document copy = (Document) original.cloneNode(true);
    edit.accept(elementsOf(copy).get(i));
    made.add(copy);
  }

  private static List<Element> elementsOf(Document document) {
    List<Element> found = new ArrayList<>();
    collect(document, found);
    return found;
  }

  private static void collect(Node node, List<Element> found) {
    for (Element child : Grammar.children(node)) {
      found.add(child);
      collect(child, found);
    }
  }
}
