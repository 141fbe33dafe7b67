package dev.signet.xkms.xml.keyinfo;

import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.Namespaces;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.xml.dom.Children;
import dev.signet.xkms.xml.dom.Elements;
import dev.signet.xkms.xml.dom.NotReadable;
import dev.signet.xkms.xml.dom.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/** Reads ds:KeyInfo (XML Signature 1.1 section 4.5); nothing is dereferenced. */
public final class KeyInfoReader {
  /**
   * Pieces of one ds:KeyInfo: a chain of the length that path validation follows, with all that
   * names its key, stays well below.
   */
  static final int MAX_DATA = 100;

  private final List<KeyDatum> data = new ArrayList<>();

  private KeyInfoReader() {}

  public static KeyInfo read(Optional<Element> keyInfo) {
    return keyInfo.map(KeyInfoReader::read).orElse(KeyInfo.EMPTY);
  }

  /** Text between the children means nothing (the type is mixed). */
  public static KeyInfo read(Element keyInfo) {
    KeyInfoReader reader = new KeyInfoReader();
    for (Element child : Elements.childrenOf(keyInfo)) {
      reader.readChild(child);
    }
    return new KeyInfo(reader.data);
  }

  private void readChild(Element child) {
    String name = child.getLocalName();
    if (Elements.is(child, Namespaces.DS, "X509Data")) {
      Elements.childrenOf(child).forEach(this::readX509);
    } else if (Elements.is(child, Namespaces.DS, "KeyName")) {
      add(new KeyDatum.Name(Values.text(child)));
    } else if (Elements.is(child, Namespaces.DS, "KeyValue")) {
      add(KeyValues.read(child));
    } else if (Elements.is(child, Namespaces.DS, "RSAKeyValue")) {
      // EJBCA leaves the KeyValue around it out.
      add(KeyValues.readRsa(child));
    } else if (Elements.is(child, Namespaces.DSIG11, "DEREncodedKeyValue")) {
      add(KeyValues.readDer(child));
    } else {
      add(new KeyDatum.Unread(String.valueOf(child.getNamespaceURI()), name));
    }
  }

  private void readX509(Element child) {
    String name = Namespaces.DS.equals(child.getNamespaceURI()) ? child.getLocalName() : "";
    switch (name) {
      case "X509Certificate" -> add(new KeyDatum.Certificate(Values.base64(child)));
      case "X509CRL" -> add(new KeyDatum.Crl(Values.base64(child)));
      case "X509SKI" -> add(new KeyDatum.SubjectKeyId(Values.base64(child)));
      case "X509SubjectName" -> add(new KeyDatum.SubjectName(Values.text(child)));
      case "X509IssuerSerial" -> add(issuerSerial(child));
      default -> add(foreignX509(child));
    }
  }

  private static KeyDatum issuerSerial(Element element) {
    Children children = new Children(element);
    String issuer = Values.text(children.required(Namespaces.DS, "X509IssuerName"));
    String serial = Values.text(children.required(Namespaces.DS, "X509SerialNumber"));
    children.end();
    return new KeyDatum.IssuerSerial(issuer, Values.integer("X509SerialNumber", serial));
  }

  private static KeyDatum foreignX509(Element child) {
    if (!Elements.is(child, Namespaces.DSIG11, "X509Digest")) {
      return new KeyDatum.Unread(String.valueOf(child.getNamespaceURI()), child.getLocalName());
    }
    String algorithm =
        Elements.attribute(child, "Algorithm")
            .orElseThrow(() -> new NotReadable("X509Digest without Algorithm"));
    Octets value = Values.base64(child);
    return new KeyDatum.Digest(Values.collapse(algorithm), value);
  }

  private void add(KeyDatum datum) {
    if (data.size() == MAX_DATA) {
      throw new NotReadable("KeyInfo: more than " + MAX_DATA + " certificates and other data");
    }
    data.add(datum);
  }
}
