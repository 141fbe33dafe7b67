package dev.signet.xkms.xml;

import dev.signet.xkms.model.MessageExtension;
import dev.signet.xkms.xml.dom.MalformedXml;
import dev.signet.xkms.xml.dom.Namespaced;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.dom.UsedNamespaces;
import dev.signet.xkms.xml.dom.XmlText;
import java.nio.charset.StandardCharsets;
import org.w3c.dom.Element;

/** Message extensions between DOM and text that stands alone (XKMS 2.0 section 3.1). */
final class Extensions {
  private Extensions() {}

  /** The element with the namespaces it uses declared on it. */
  static MessageExtension read(Element element) {
    Element alone = (Element) element.cloneNode(true);
    for (Namespaced namespace : UsedNamespaces.missingIn(element)) {
      alone.setAttributeNS(Namespaced.XMLNS, namespace.attribute(), namespace.uri());
    }
    return new MessageExtension(
        String.valueOf(element.getNamespaceURI()),
        element.getLocalName(),
        new XmlText().node(alone).toString());
  }

  /**
   * @throws IllegalArgumentException if the extension's text is not XML
   */
  static Element parse(MessageExtension extension) {
    try {
      return SecureXml.parse(extension.xml().getBytes(StandardCharsets.UTF_8)).getDocumentElement();
    } catch (MalformedXml e) {
      throw new IllegalArgumentException("a message extension that is not XML", e);
    }
  }
}
