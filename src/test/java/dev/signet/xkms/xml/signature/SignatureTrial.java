package dev.signet.xkms.xml.signature;

import dev.signet.xkms.model.Namespaces;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.xml.dom.Elements;
import dev.signet.xkms.xml.dom.Ids;
import dev.signet.xkms.xml.dom.MalformedXml;
import dev.signet.xkms.xml.dom.NotReadable;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.dom.XmlText;
import dev.signet.xkms.xml.envelope.BadEnvelope;
import dev.signet.xkms.xml.envelope.SoapEnvelope;
import dev.signet.xkms.xml.keyinfo.KeyInfoReader;
import dev.signet.xkms.xml.keyinfo.Keys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.openssl.PEMParser;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Puts a signature of whatever vocabulary to the gate and the check that messages pass. */
final class SignatureTrial {
  private final SignatureGate gate;
  private final SignatureCheck check;
  private final MessageSignature door;

  SignatureTrial(AlgorithmProfile profile) {
    this.gate = new SignatureGate(profile);
    this.check = new SignatureCheck(profile);
    this.door = new MessageSignature(profile);
  }

  /** Nothing if every signature around what would be read holds, else why not. */
  String refusal(SignatureCorpus.Case one) {
    try {
      judge(SecureXml.parse(one.document()), one);
      return "";
    } catch (MalformedXml e) {
      return String.valueOf(e.getMessage()).replaceFirst(" at line.*", "");
    } catch (NotReadable e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** What the door for messages says of a document: whole, and as the body of an envelope. */
  List<String> atTheDoor(SignatureCorpus.Case one) {
    try {
      String text = new XmlText().node(SecureXml.parse(one.document()).getDocumentElement()) + "";
      String soap = "<e:Envelope xmlns:e='" + Namespaces.SOAP11 + "'><e:Body>";
      return List.of(
          atTheDoor(one.document()),
          atTheDoor((soap + text + "</e:Body></e:Envelope>").getBytes(StandardCharsets.UTF_8)));
    } catch (MalformedXml | IllegalArgumentException e) {
      return List.of("unreadable");
    }
  }

  private String atTheDoor(byte[] octets) throws MalformedXml {
    try {
      Document message = SoapEnvelope.open(SecureXml.parse(octets)).message();
      return door.verify(message).match(n -> "not signed", v -> "VERIFIED", b -> "broken");
    } catch (BadEnvelope e) {
      return "no message";
    }
  }

  private void judge(Document document, SignatureCorpus.Case one) {
    Element root = document.getDocumentElement();
    Ids ids = Ids.of(document, idName(root));
    if (one.consumed().isEmpty()) {
      Element signature = onlySignature(document);
      verify(signature, referred(signature, ids), ids, one.pinned());
      return;
    }
    String name = one.consumed().get();
    List<Element> signatures = around(name.equals("root") ? root : childOf(root, name));
    if (signatures.isEmpty()) {
      throw new NotReadable("no signature around what is consumed");
    }
    signatures.forEach(s -> verify(s, (Element) s.getParentNode(), ids, one.pinned()));
  }

  private void verify(Element signature, Element target, Ids ids, Optional<byte[]> pinned) {
    var shape =
        isInside(signature, target) ? SignatureGate.Shape.ENVELOPED : SignatureGate.Shape.DETACHED;
    var admitted = gate.admit(signature, target, shape, ids);
    if (admitted.method().family() == SignatureMethod.Family.MAC) {
      check.verify(admitted, pinned.map(Octets::of).orElseThrow(() -> new NotReadable("no key")));
    } else {
      check.verify(admitted, pinned.map(SignatureTrial::key).orElseGet(() -> claimed(admitted)));
    }
  }

  private static Element onlySignature(Document document) {
    var found = document.getElementsByTagNameNS(Namespaces.DS, "Signature");
    if (found.getLength() != 1) {
      throw new NotReadable("not exactly one signature");
    }
    return (Element) found.item(0);
  }

  private static Element childOf(Element root, String localName) {
    List<Element> found =
        Elements.childrenOf(root).stream().filter(e -> localName.equals(e.getLocalName())).toList();
    if (found.size() != 1) {
      throw new NotReadable("not exactly one element to consume");
    }
    return found.get(0);
  }

  /**
   * The signatures of an element and of those around it. All have to hold, as here a message with a
   * broken signature of its own is refused whatever else is signed in it.
   */
  private static List<Element> around(Element element) {
    List<Element> signatures = new ArrayList<>();
    for (Node node = element; node instanceof Element e; node = node.getParentNode()) {
      Elements.childrenOf(e).stream()
          .filter(child -> Elements.is(child, Namespaces.DS, "Signature"))
          .forEach(signatures::add);
    }
    return signatures;
  }

  private static boolean isInside(Element signature, Element target) {
    for (Node n = signature; n != null; n = n.getParentNode()) {
      if (n == target) {
        return true;
      }
    }
    return false;
  }

  private static String idName(Element root) {
    String text = new XmlText().node(root).toString();
    return text.contains(" Id=\"") ? "Id" : text.contains(" ID=\"") ? "ID" : "Id";
  }

  private static Element referred(Element signature, Ids ids) {
    String uri =
        Elements.firstChild(signature, Namespaces.DS, "SignedInfo")
            .flatMap(info -> Elements.firstChild(info, Namespaces.DS, "Reference"))
            .flatMap(reference -> Elements.attribute(reference, "URI"))
            .orElseThrow(() -> new NotReadable("the Reference has no URI"));
    if (uri.isEmpty()) {
      throw new NotReadable("the Reference names the document, not an Id");
    }
    if (!uri.startsWith("#")) {
      throw new NotReadable("the Reference names another document");
    }
    return ids.find(uri.substring(1))
        .orElseThrow(() -> new NotReadable("the Reference does not name an Id"));
  }

  private static PublicKey claimed(SignatureGate.Admitted admitted) {
    return ClaimedKey.in(KeyInfoReader.read(admitted.keyInfo()))
        .orElseThrow(() -> new NotReadable("no key value and no certificate"));
  }

  private static PublicKey key(byte[] file) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    try (PEMParser pem = new PEMParser(new StringReader(text))) {
      if (text.contains("PUBLIC KEY") && pem.readObject() instanceof SubjectPublicKeyInfo info) {
        return Keys.fromSubjectPublicKeyInfo(Octets.of(info.getEncoded())).orElseThrow();
      }
      return CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(file))
          .getPublicKey();
    } catch (IOException | CertificateException e) {
      throw new NotReadable("pinned key cannot be read");
    }
  }
}
