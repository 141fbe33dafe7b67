package dev.signet.xkms.xml.keyinfo;

import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.Namespaces;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.xml.dom.Children;
import dev.signet.xkms.xml.dom.Elements;
import dev.signet.xkms.xml.dom.NotReadable;
import dev.signet.xkms.xml.dom.Sprout;
import dev.signet.xkms.xml.dom.Values;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * Public keys in ds:KeyValue and dsig11:DEREncodedKeyValue (XML Signature 1.1 sections 4.5.2,
 * 4.5.10).
 */
final class KeyValues {
  private KeyValues() {}

  /** The content of a ds:KeyValue. */
  static KeyDatum read(Element keyValue) {
    Children children = new Children(keyValue);
    Element content =
        children.manyIf(e -> true, "keys", 1).stream()
            .findFirst()
            .orElseThrow(() -> new NotReadable("KeyValue is empty"));
    if (Elements.is(content, Namespaces.DS, "RSAKeyValue")) {
      return readRsa(content);
    }
    if (Elements.is(content, Namespaces.DSIG11, "ECKeyValue")) {
      return readEc(content);
    }
    return unread(content);
  }

  static KeyDatum readRsa(Element rsaKeyValue) {
    Children children = new Children(rsaKeyValue);
    BigInteger modulus = cryptoBinary(children.required(Namespaces.DS, "Modulus"));
    BigInteger exponent = cryptoBinary(children.required(Namespaces.DS, "Exponent"));
    children.end();
    return new KeyDatum.Value(Keys.rsa(modulus, exponent));
  }

  /** An unsigned number; a leading zero octet, which some peers add as a sign, does no harm. */
  static BigInteger cryptoBinary(Element element) {
    return new BigInteger(1, Values.base64(element).toByteArray());
  }

  private static KeyDatum readEc(Element ecKeyValue) {
    Children children = new Children(ecKeyValue);
    Optional<Element> named = children.optional(Namespaces.DSIG11, "NamedCurve");
    Optional<NamedCurve> curve =
        named.flatMap(e -> Elements.attribute(e, "URI")).flatMap(NamedCurve::ofUri);
    if (curve.isEmpty()) {
      return unread(ecKeyValue);
    }
    Octets point = Values.base64(children.required(Namespaces.DSIG11, "PublicKey"));
    children.end();
    return new KeyDatum.Value(Keys.ec(curve.get(), point));
  }

  static KeyDatum readDer(Element derEncodedKeyValue) {
    Octets der = Values.base64(derEncodedKeyValue);
    return Keys.fromSubjectPublicKeyInfo(der)
        .<KeyDatum>map(KeyDatum.Value::new)
        .orElseGet(() -> unread(derEncodedKeyValue));
  }

  private static KeyDatum unread(Element element) {
    return new KeyDatum.Unread(String.valueOf(element.getNamespaceURI()), element.getLocalName());
  }

  /** Writes a key into a ds:KeyInfo, in the form that most peers read. */
  static void write(Sprout keyInfo, PublicKey key) {
    Optional<NamedCurve> curve = NamedCurve.of(key);
    if (key instanceof RSAPublicKey rsa) {
      Sprout value = keyInfo.ds("KeyValue").ds("RSAKeyValue");
      value.ds("Modulus").text(unsigned(rsa.getModulus()));
      value.ds("Exponent").text(unsigned(rsa.getPublicExponent()));
    } else if (curve.isPresent()) {
      Sprout value = keyInfo.ds("KeyValue").named(Namespaces.DSIG11, "dsig11:ECKeyValue");
      value.declare("dsig11", Namespaces.DSIG11);
      value.child("NamedCurve").attribute("URI", curve.get().uri());
      value.child("PublicKey").text(Keys.point(key).toBase64());
    } else {
      keyInfo
          .named(Namespaces.DSIG11, "dsig11:DEREncodedKeyValue")
          .declare("dsig11", Namespaces.DSIG11)
          .text(Octets.of(key.getEncoded()).toBase64());
    }
  }

  static String unsigned(BigInteger number) {
    byte[] octets = number.toByteArray();
    int from = octets.length > 1 && octets[0] == 0 ? 1 : 0;
    return Octets.of(java.util.Arrays.copyOfRange(octets, from, octets.length)).toBase64();
  }
}
