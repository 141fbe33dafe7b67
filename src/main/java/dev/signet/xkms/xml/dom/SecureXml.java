package dev.signet.xkms.xml.dom;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Hardened parsing and plain serialising: no DOCTYPE, no outside access, bounded depth, attributes
 * and size.
 */
public final class SecureXml {
  /** Nesting that no XKMS message needs, with its KeyInfo and a SOAP envelope around it. */
  public static final int MAX_DEPTH = 64;

  /** Attributes of one element: the schema's richest has eight, the rest is namespaces. */
  public static final int MAX_ATTRIBUTES = 64;

  /** Characters of a name; the longest name of XKMS, XML Signature and SOAP has 26. */
  public static final int MAX_NAME = 256;

  /**
   * Octets of a document: a compound of 50 requests with a chain of certificates each stays below.
   */
  public static final int MAX_OCTETS = 4 * 1024 * 1024;

  /**
   * Tags, comments and the like in a document, so that a tree stays within some ten megabytes;
   * counted before parsing, for a tag costs far more memory than its four octets.
   */
  public static final int MAX_TAGS = 50_000;

  private static final Set<String> ENCODINGS =
      Set.of("UTF-8", "UTF8", "UTF-16", "UTF-16LE", "UTF-16BE", "US-ASCII", "ISO-8859-1");

  private static final ThreadLocal<DocumentBuilder> BUILDER =
      ThreadLocal.withInitial(SecureXml::newBuilder);

  private SecureXml() {}

  /**
   * Parses a document; namespace-aware, entity-free.
   *
   * @throws MalformedXml if it is not well-formed XML 1.0, has a DOCTYPE or exceeds one of the
   *     limits above; the text names the place and never quotes the document
   */
  public static Document parse(byte[] octets) throws MalformedXml {
    checkSize(octets);
    DocumentBuilder builder = BUILDER.get();
    builder.reset();
    builder.setErrorHandler(SILENT);
    Document document = parse(builder, octets);
    checkDeclaration(document);
    return document;
  }

  /** An empty document to build a message in. */
  public static Document newDocument() {
    return BUILDER.get().newDocument();
  }

  /** UTF-8 octets without XML declaration; canonical forms of signed parts survive. */
  public static byte[] serialise(Document document) {
    return new XmlText().node(document.getDocumentElement()).toUtf8();
  }

  private static Document parse(DocumentBuilder builder, byte[] octets) throws MalformedXml {
    try {
      return builder.parse(new InputSource(new ByteArrayInputStream(octets)));
    } catch (SAXParseException e) {
      throw new MalformedXml(
          reason(e) + " at line " + e.getLineNumber() + ", column " + e.getColumnNumber());
    } catch (SAXException | IOException e) {
      throw new MalformedXml("not well-formed XML, or not in the encoding it declares");
    }
  }

  /** The parser's own texts quote the document; its message keys do not change with the locale. */
  private static String reason(SAXParseException e) {
    String text = String.valueOf(e.getMessage());
    if (text.contains("DOCTYPE")) {
      return "a DOCTYPE is not accepted";
    }
    if (text.contains("JAXP00010002")) {
      return "an element has more than " + MAX_ATTRIBUTES + " attributes";
    }
    if (text.contains("JAXP00010006")) {
      return "elements are nested deeper than " + MAX_DEPTH;
    }
    if (text.contains("JAXP0001")) {
      return "a name is longer than " + MAX_NAME + " characters";
    }
    return "not well-formed XML";
  }

  private static void checkSize(byte[] octets) throws MalformedXml {
    if (octets.length > MAX_OCTETS) {
      throw new MalformedXml("the document is larger than " + MAX_OCTETS + " octets");
    }
    if (octets.length < 4 || !startsAsXml(octets)) {
      throw new MalformedXml("not an XML document");
    }
    int tags = 0;
    for (byte octet : octets) {
      if (octet == '<' && ++tags > MAX_TAGS) {
        throw new MalformedXml("the document has more than " + MAX_TAGS + " tags");
      }
    }
  }

  /**
   * Appendix F of XML 1.0: an ASCII-compatible encoding or UTF-16, in which a tag begins with 0x3C;
   * UTF-32 and EBCDIC are not read.
   */
  private static boolean startsAsXml(byte[] octets) {
    int first = (octets[0] & 0xff) << 8 | (octets[1] & 0xff);
    boolean white = octets[0] == ' ' || octets[0] == '\n' || octets[0] == '\r' || octets[0] == '\t';
    return white
        || first == 0xfeff
        || (first == 0xfffe && (octets[2] | octets[3]) != 0)
        || (first == 0xefbb && (octets[2] & 0xff) == 0xbf)
        || (first == 0x003c && octets[2] == 0)
        || octets[0] == '<';
  }

  private static void checkDeclaration(Document document) throws MalformedXml {
    if (!"1.0".equals(document.getXmlVersion())) {
      throw new MalformedXml("only XML 1.0 is accepted");
    }
    String declared = document.getXmlEncoding();
    if (declared != null && !ENCODINGS.contains(declared.toUpperCase(Locale.ROOT))) {
      throw new MalformedXml(
          "only UTF-8, UTF-16, US-ASCII and ISO-8859-1 are accepted as encoding");
    }
  }

  private static DocumentBuilder newBuilder() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setCoalescing(true);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature("http://apache.org/xml/features/dom/defer-node-expansion", false);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      factory.setAttribute("jdk.xml.maxElementDepth", String.valueOf(MAX_DEPTH));
      factory.setAttribute("jdk.xml.elementAttributeLimit", String.valueOf(MAX_ATTRIBUTES));
      factory.setAttribute("jdk.xml.maxXMLNameLimit", String.valueOf(MAX_NAME));
      return factory.newDocumentBuilder();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's own parser has all these features", e);
    }
  }

  /** Throws on errors and prints nothing, unlike the JDK's default. */
  private static final ErrorHandler SILENT =
      new ErrorHandler() {
        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) throws SAXException {
          throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
          throw e;
        }
      };
}
