package dev.signet.xkms.xml.dom;

import dev.signet.xkms.model.Namespaces;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * An element that is being written: children and attributes are added in the order of the schema.
 */
public record Sprout(Element element) {

  /** A new document element that declares its own namespace. */
  public static Sprout root(Document document, String namespace, String qualifiedName) {
    Element root = document.createElementNS(namespace, qualifiedName);
    document.appendChild(root);
    int colon = qualifiedName.indexOf(':');
    return new Sprout(root).declare(colon < 0 ? "" : qualifiedName.substring(0, colon), namespace);
  }

  public Document document() {
    return element.getOwnerDocument();
  }

  public Sprout declare(String prefix, String namespace) {
    element.setAttributeNS(
        Namespaced.XMLNS, new Namespaced(prefix, namespace).attribute(), namespace);
    return this;
  }

  /** A child in the namespace and with the prefix of this element. */
  public Sprout child(String localName) {
    String prefix = element.getPrefix();
    return named(element.getNamespaceURI(), prefix == null ? localName : prefix + ":" + localName);
  }

  /** A child of XML Signature; messages declare the prefix at their document element. */
  public Sprout ds(String localName) {
    return named(Namespaces.DS, "ds:" + localName);
  }

  /** A child without namespace. */
  public Sprout plainChild(String name) {
    return new Sprout(append(document().createElementNS(null, name)));
  }

  public Sprout named(String namespace, String qualifiedName) {
    return new Sprout(append(document().createElementNS(namespace, qualifiedName)));
  }

  public Sprout attribute(String name, String value) {
    element.setAttributeNS(null, name, legal(value));
    return this;
  }

  public Sprout attribute(String name, Optional<String> value) {
    value.ifPresent(v -> attribute(name, v));
    return this;
  }

  public Sprout text(String text) {
    element.appendChild(document().createTextNode(legal(text)));
    return this;
  }

  private Element append(Element child) {
    element.appendChild(child);
    return child;
  }

  /**
   * Text from certificates may hold characters that XML 1.0 has no way to write (section 2.2); they
   * become U+FFFD.
   */
  private static String legal(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < ' ' && c != '\t' && c != '\n' && c != '\r') || c >= 0xd800) {
        return replaced(text);
      }
    }
    return text;
  }

  private static String replaced(String text) {
    return text.codePoints()
        .map(c -> isLegal(c) ? c : 0xfffd)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isLegal(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xd7ff)
        || (c >= 0xe000 && c <= 0xfffd)
        || c >= 0x10000;
  }
}
