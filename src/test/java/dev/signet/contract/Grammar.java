package dev.signet.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.SAXException;

/** A schema that says of a message whether it belongs to the language. */
final class Grammar {
  private final Schema schema;

  private Grammar(Schema schema) {
    this.schema = schema;
  }

  /** Reads a schema from a file; what it imports must be files beside it. */
  static Grammar of(Path file) throws SAXException {
    SchemaFactory factory = SchemaFactory.newDefaultInstance();
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
    factory.setResourceResolver(
        (type, namespace, publicId, systemId, base) ->
            systemId.endsWith(".dtd") ? new Nothing(systemId) : null);
    return new Grammar(factory.newSchema(file.toFile()));
  }

  /** The first complaint about a message; empty when it belongs to the language. */
  Optional<String> complaintAbout(Node message) throws IOException {
    Validator validator = schema.newValidator();
    try {
      validator.validate(new DOMSource(message));
      return Optional.empty();
    } catch (SAXException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  boolean admits(Node message) throws IOException {
    return complaintAbout(message).isEmpty();
  }

  /** The XKMS message in a file: its root, or the only element child of a SOAP Body. */
  static Document message(Path file) throws Exception {
    Element root = builder().parse(file.toFile()).getDocumentElement();
    return root.getLocalName().equals("Envelope")
        ? alone(bodyChild(root))
        : root.getOwnerDocument();
  }

  static Document message(String xml) throws Exception {
    return builder().parse(new org.xml.sax.InputSource(new StringReader(xml)));
  }

  /** The element children of an element. */
  static List<Element> children(Node parent) {
    List<Element> found = new ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element e) {
        found.add(e);
      }
    }
    return found;
  }

  private static Element bodyChild(Element envelope) {
    return children(envelope).stream()
        .filter(e -> e.getLocalName().equals("Body"))
        .map(body -> children(body).get(0))
        .findFirst()
        .orElseThrow();
  }

  private static Document alone(Element element) throws ParserConfigurationException {
    Document document = builder().newDocument();
    document.appendChild(document.importNode(element, true));
    return document;
  }

  private static javax.xml.parsers.DocumentBuilder builder() throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder();
  }

  /** An empty document type in the place of one that would have to be fetched. */
  private record Nothing(String systemId) implements LSInput {
    @Override
    public Reader getCharacterStream() {
      return new StringReader("");
    }

    @Override
    public String getSystemId() {
      return systemId;
    }

    @Override
    public @Nullable InputStream getByteStream() {
      return null;
    }

    @Override
    public @Nullable String getStringData() {
      return null;
    }

    @Override
    public @Nullable String getPublicId() {
      return null;
    }

    @Override
    public @Nullable String getBaseURI() {
      return null;
    }

    @Override
    public @Nullable String getEncoding() {
      return null;
    }

    @Override
    public boolean getCertifiedText() {
      return false;
    }

    @Override
    public void setCharacterStream(Reader characterStream) {}

    @Override
    public void setByteStream(InputStream byteStream) {}

    @Override
    public void setStringData(String stringData) {}

    @Override
    public void setSystemId(String systemId) {}

    @Override
    public void setPublicId(String publicId) {}

    @Override
    public void setBaseURI(String baseUri) {}

    @Override
    public void setEncoding(String encoding) {}

    @Override
    public void setCertifiedText(boolean certifiedText) {}
  }
}
