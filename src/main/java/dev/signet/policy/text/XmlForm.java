package dev.signet.policy.text;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the XML form (draft-hallambaker-entity-00 section 4, wsdl/smime-policy.xsd): a {@code
 * Policy} and its children. What is deeper, and what is in another namespace, is skipped.
 */
final class XmlForm {

  private static final String INCLUSION = "http://www.w3.org/2001/XInclude";

  /** The declaration of XML itself at the very beginning is no processing instruction. */
  private static final Pattern DECLARATION = Pattern.compile("[ \\t\\r\\n]*<\\?xml[ \\t\\r\\n]");

  private static final Pattern ENTITY =
      Pattern.compile("&(?!(amp|lt|gt|quot|apos|#[0-9]+|#x[0-9A-Fa-f]+);)");

  private final XMLStreamReader in;
  private final Statements statements = new Statements();

  private XmlForm(XMLStreamReader in) {
    this.in = in;
  }

  static PolicyReading read(String text) {
    String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try {
      refuseWhatLeadsElsewhere(bare);
      return new XmlForm(reader(bare.stripLeading())).policy();
    } catch (Malformation refused) {
      return refused.reading();
    } catch (XMLStreamException | RuntimeException broken) {
      // The platform's parser answers some broken texts with exceptions of other kinds.
      return new PolicyReading.Malformed("it is not well-formed XML: " + reason(broken));
    }
  }

  /** Whatever the parser would make of them. */
  private static void refuseWhatLeadsElsewhere(String text) throws Malformation {
    Matcher declaration = DECLARATION.matcher(text);
    int begin = declaration.lookingAt() ? declaration.end() : 0;
    if (text.indexOf("<!DOCTYPE") >= 0 || text.indexOf("<!ENTITY") >= 0) {
      throw new Malformation("it has a document type; leave that out");
    }
    if (text.indexOf("<?", begin) >= 0) {
      throw new Malformation("it has a processing instruction; leave that out");
    }
    if (ENTITY.matcher(text).find()) {
      throw new Malformation("it has an entity; write the character itself, or &#38; for '&'");
    }
  }

  private static XMLStreamReader reader(String text) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory.createXMLStreamReader(new StringReader(text));
  }

  private PolicyReading policy() throws XMLStreamException, Malformation {
    String encoding = in.getCharacterEncodingScheme();
    if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")) {
      throw new Malformation("its encoding is not UTF-8");
    }
    while (in.next() != XMLStreamConstants.START_ELEMENT) {
      refuseType();
    }
    if (!isOurs()) {
      throw new Malformation(
          "its Policy is in another namespace; write xmlns='" + PolicyReader.NAMESPACE + "'");
    }
    attributes();
    children();
    while (in.hasNext()) {
      in.next();
      refuseType();
    }
    return statements.reading(PolicyForm.XML);
  }

  private void refuseType() throws Malformation {
    if (in.getEventType() == XMLStreamConstants.DTD
        || in.getEventType() == XMLStreamConstants.PROCESSING_INSTRUCTION
        || in.getEventType() == XMLStreamConstants.ENTITY_REFERENCE) {
      throw new Malformation("it has a document type, an instruction or an entity");
    }
  }

  private void attributes() {
    Map<String, String> own = ownAttributes();
    own.forEach(
        (name, value) -> {
          switch (name) {
            case "Mode" -> statements.mode(value);
            case "Notice" -> statements.notice(value);
            default -> statements.warn("Attribute " + name + " of Policy is not known");
          }
        });
  }

  private void children() throws XMLStreamException, Malformation {
    while (in.next() != XMLStreamConstants.END_ELEMENT) {
      refuseType();
      if (in.getEventType() == XMLStreamConstants.START_ELEMENT) {
        statements.next();
        child();
        skip();
      } else if (in.isCharacters() && !in.getText().isBlank()) {
        statements.warn("Text between the elements is passed over");
      }
    }
  }

  private void child() throws Malformation {
    if (INCLUSION.equals(in.getNamespaceURI())) {
      throw new Malformation("it includes another document; leave that out");
    }
    if (!isOurs()) {
      return;
    }
    Map<String, String> attributes = ownAttributes();
    switch (in.getLocalName()) {
      case "AuthenticationPolicy" -> word(attributes, statements::authentication);
      case "EncryptionPolicy" -> word(attributes, statements::encryption);
      case "Key" ->
          statements
              .listed()
              .key(attributes.getOrDefault("Algorithm", ""), attributes.getOrDefault("Value", ""));
      case "X509" -> statements.listed().certificate(attributes);
      default -> statements.warn("Element " + in.getLocalName() + " is not known");
    }
  }

  private void word(Map<String, String> attributes, BiConsumer<String, String> taker) {
    Optional<String> protocol = Optional.ofNullable(attributes.get("Protocol"));
    Optional<String> policy = Optional.ofNullable(attributes.get("Policy"));
    if (protocol.isPresent() && policy.isPresent()) {
      taker.accept(protocol.get(), policy.get());
    } else {
      statements.warn(
          in.getLocalName() + " is dropped: it needs the attributes Protocol and Policy");
    }
  }

  private boolean isOurs() {
    return PolicyReader.NAMESPACE.equals(in.getNamespaceURI());
  }

  /** Those in no namespace; xs:token has no white space around it. */
  private Map<String, String> ownAttributes() {
    Map<String, String> all = new HashMap<>();
    for (int i = 0; i < in.getAttributeCount(); i++) {
      String namespace = in.getAttributeNamespace(i);
      if (namespace == null || namespace.isEmpty()) {
        all.put(in.getAttributeLocalName(i), in.getAttributeValue(i).strip());
      }
    }
    return all;
  }

  /** Goes to the end of the element that begins here. */
  private void skip() throws XMLStreamException, Malformation {
    int open = 1;
    while (open > 0) {
      int event = in.next();
      refuseType();
      if (event == XMLStreamConstants.START_ELEMENT) {
        open++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        open--;
      }
    }
  }

  private static String reason(Throwable broken) {
    String message = String.valueOf(broken.getMessage()).replaceAll("\\s+", " ");
    int detail = message.indexOf("Message: ");
    return detail < 0 ? message : message.substring(detail + "Message: ".length());
  }
}
