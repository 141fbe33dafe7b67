package dev.signet.xkms.xml.dom;

import java.nio.charset.StandardCharsets;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * The text of DOM nodes as it goes over the wire; escapes whatever a parser would change, so that
 * canonical forms stay the same (Canonical XML 1.0 section 2.3).
 */
public final class XmlText {
  private final StringBuilder text = new StringBuilder(4096);

  public XmlText raw(String ready) {
    text.append(ready);
    return this;
  }

  public byte[] toUtf8() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return text.toString();
  }

  public XmlText node(Node node) {
    switch (node.getNodeType()) {
      case Node.ELEMENT_NODE -> element((Element) node);
      case Node.TEXT_NODE, Node.CDATA_SECTION_NODE -> escape(node.getNodeValue(), false);
      case Node.COMMENT_NODE -> text.append("<!--").append(node.getNodeValue()).append("-->");
      case Node.PROCESSING_INSTRUCTION_NODE ->
          text.append("<?")
              .append(node.getNodeName())
              .append(' ')
              .append(node.getNodeValue())
              .append("?>");
      default -> throw new IllegalArgumentException("a node that no message has");
    }
    return this;
  }

  private void element(Element element) {
    String name = element.getTagName();
    text.append('<').append(name);
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      attribute((Attr) attributes.item(i));
    }
    Node child = element.getFirstChild();
    if (child == null) {
      text.append("/>");
      return;
    }
    text.append('>');
    for (; child != null; child = child.getNextSibling()) {
      node(child);
    }
    text.append("</").append(name).append('>');
  }

  private void attribute(Attr attribute) {
    text.append(' ').append(attribute.getName()).append("=\"");
    escape(attribute.getValue(), true);
    text.append('"');
  }

  private void escape(String value, boolean inAttribute) {
    int done = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c > '>') {
        continue;
      }
      String escaped = escaped(c, inAttribute);
      if (!escaped.isEmpty()) {
        text.append(value, done, i).append(escaped);
        done = i + 1;
      }
    }
    text.append(value, done, value.length());
  }

  /** The reference that stands for a character, or nothing if it stands for itself. */
  private static String escaped(char c, boolean inAttribute) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '\r' -> "&#xD;";
      case '"' -> inAttribute ? "&quot;" : "";
      case '\t' -> inAttribute ? "&#x9;" : "";
      case '\n' -> inAttribute ? "&#xA;" : "";
      default -> "";
    };
  }
}
