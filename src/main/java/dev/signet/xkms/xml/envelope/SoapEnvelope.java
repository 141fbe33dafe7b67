package dev.signet.xkms.xml.envelope;

import dev.signet.xkms.model.Namespaces;
import dev.signet.xkms.xml.dom.Elements;
import dev.signet.xkms.xml.dom.Namespaced;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.dom.UsedNamespaces;
import dev.signet.xkms.xml.dom.XmlText;
import dev.signet.xkms.xml.envelope.BadEnvelope.Kind;
import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Takes the XKMS message out of what came, as a document of its own, and wraps an answer the same
 * way.
 */
public final class SoapEnvelope {
  private SoapEnvelope() {}

  /**
   * An opened envelope.
   *
   * @param message the XKMS message alone: no envelope, no namespace declarations it does not use,
   *     so that signatures made before enveloping verify
   * @param mandatoryHeaders names of the header blocks that whoever processes this message must
   *     understand; XKMS defines none, so any name here calls for a MustUnderstand fault
   */
  public record Opened(WireBinding binding, Document message, List<String> mandatoryHeaders) {
    public Opened {
      mandatoryHeaders = List.copyOf(mandatoryHeaders);
    }
  }

  /**
   * Tells the binding by the document element and lifts the message out. A document with an
   * envelope is used up by this: its message moves.
   *
   * @throws BadEnvelope if there is not exactly one message in it; a Body child of any name counts
   *     as one, the reader says what it is not
   */
  public static Opened open(Document document) throws BadEnvelope {
    Element root = document.getDocumentElement();
    if (isNamed(root, Namespaces.SOAP11, "Envelope")) {
      return opened(root, WireBinding.SOAP11);
    }
    if (isNamed(root, Namespaces.SOAP12, "Envelope")) {
      return opened(root, WireBinding.SOAP12);
    }
    if ("Envelope".equals(root.getLocalName())) {
      throw new BadEnvelope(
          Kind.VERSION_MISMATCH,
          WireBinding.SOAP11,
          "an Envelope that is neither SOAP 1.1 nor 1.2");
    }
    if (!Namespaces.XKMS.equals(root.getNamespaceURI())) {
      throw new BadEnvelope(
          Kind.NOT_A_MESSAGE,
          WireBinding.PLAIN,
          "the document element is not in the XKMS namespace");
    }
    return new Opened(WireBinding.PLAIN, document, List.of());
  }

  private static Opened opened(Element envelope, WireBinding binding) throws BadEnvelope {
    List<Element> parts = Elements.childrenOf(envelope);
    String soap = binding.namespace();
    boolean hasHeader = !parts.isEmpty() && isNamed(parts.get(0), soap, "Header");
    int body = hasHeader ? 1 : 0;
    if (parts.size() != body + 1 || !isNamed(parts.get(body), soap, "Body")) {
      throw new BadEnvelope(
          Kind.BODY, binding, "the Envelope has to hold a Header, if any, and one Body");
    }
    List<Element> payload = Elements.childrenOf(parts.get(body));
    if (payload.size() != 1) {
      throw new BadEnvelope(
          Kind.BODY, binding, "the Body has to hold exactly one element, not " + payload.size());
    }
    List<String> mandatory = hasHeader ? MandatoryHeaders.in(parts.get(0), binding) : List.of();
    return new Opened(binding, lifted(payload.get(0)), mandatory);
  }

  /** Moves an element into a document of its own, with the namespaces it uses and no others. */
  private static Document lifted(Element element) {
    List<Namespaced> missing = UsedNamespaces.missingIn(element);
    Document message = SecureXml.newDocument();
    message.appendChild(message.adoptNode(element));
    for (Namespaced namespace : missing) {
      element.setAttributeNS(Namespaced.XMLNS, namespace.attribute(), namespace.uri());
    }
    return message;
  }

  /** Wraps a copy of a message without changing it. */
  public static Document wrap(Document message, WireBinding binding) {
    Document document = SecureXml.newDocument();
    Element root = (Element) document.importNode(message.getDocumentElement(), true);
    if (binding == WireBinding.PLAIN) {
      document.appendChild(root);
      return document;
    }
    Element envelope = document.createElementNS(binding.namespace(), "env:Envelope");
    envelope.setAttributeNS(Namespaced.XMLNS, "xmlns:env", binding.namespace());
    Element body = document.createElementNS(binding.namespace(), "env:Body");
    document.appendChild(envelope).appendChild(body).appendChild(root);
    return document;
  }

  /** The octets of {@link #wrap}, without building that document. */
  public static byte[] serialise(Document message, WireBinding binding) {
    if (binding == WireBinding.PLAIN) {
      return SecureXml.serialise(message);
    }
    return new XmlText()
        .raw("<env:Envelope xmlns:env=\"" + binding.namespace() + "\"><env:Body>")
        .node(message.getDocumentElement())
        .raw("</env:Body></env:Envelope>")
        .toUtf8();
  }

  private static boolean isNamed(Element element, String namespace, String localName) {
    return Elements.is(element, namespace, localName);
  }
}
