package dev.signet.pki.fetch.ldap;

import dev.signet.pki.certificate.BerElement;
import dev.signet.pki.certificate.MalformedCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;

/** The four messages of a search (RFC 4511 sections 4.1.1 and 4.5). */
final class LdapMessages {

  static final int ENTRY = 0x64;
  static final int DONE = 0x65;

  private static final int SEARCH_REQUEST = 3;
  private static final int EQUALITY = 3;
  private static final int PRESENT = 7;
  private static final int ENTRIES = 20;
  private static final int PARTS = 256;

  /** One attribute of an entry, its values as they stand. */
  record Attribute(String name, List<BerElement> values) {}

  private LdapMessages() {}

  /** The only message that is ever sent; without a bind it is anonymous (section 4.2). */
  static byte[] search(LdapQuery query, int seconds) {
    ASN1EncodableVector attributes = new ASN1EncodableVector();
    query.attributes().forEach(attribute -> attributes.add(text(attribute)));
    DERSequence request =
        sequence(
            text(query.base()),
            new ASN1Enumerated(query.scope()),
            new ASN1Enumerated(0),
            new ASN1Integer(ENTRIES),
            new ASN1Integer(seconds),
            ASN1Boolean.FALSE,
            filter(query),
            new DERSequence(attributes));
    try {
      return sequence(
              new ASN1Integer(1),
              new DERTaggedObject(false, BERTags.APPLICATION, SEARCH_REQUEST, request))
          .getEncoded();
    } catch (IOException impossible) {
      throw new UncheckedIOException("what was built can be written", impossible);
    }
  }

  /** The operation inside a message. */
  static BerElement operation(byte[] message) throws MalformedCertificate {
    List<BerElement> parts = BerElement.at(message, 0, message.length).children(2);
    if (parts.size() < 2) {
      throw new MalformedCertificate("an LDAP message without an operation");
    }
    return parts.get(1);
  }

  static List<Attribute> attributes(BerElement entry) throws MalformedCertificate {
    List<Attribute> found = new ArrayList<>();
    List<BerElement> parts = entry.children(2);
    for (BerElement attribute : parts.size() < 2 ? parts : parts.get(1).children(PARTS)) {
      List<BerElement> typeAndValues = attribute.children(2);
      if (typeAndValues.size() < 2) {
        throw new MalformedCertificate("an LDAP attribute without values");
      }
      String name = new String(typeAndValues.get(0).content(), StandardCharsets.UTF_8);
      found.add(new Attribute(name.toLowerCase(Locale.ROOT), typeAndValues.get(1).children(PARTS)));
    }
    return found;
  }

  /** The result code of a finished search. */
  static int result(BerElement done) throws MalformedCertificate {
    List<BerElement> parts = done.children(1);
    if (parts.isEmpty() || parts.get(0).content().length != 1) {
      throw new MalformedCertificate("an LDAP result without a code");
    }
    return new BigInteger(1, parts.get(0).content()).intValue();
  }

  private static ASN1Encodable filter(LdapQuery query) {
    return query.filterValue().equals("*")
        ? new DERTaggedObject(false, PRESENT, text(query.filterAttribute()))
        : new DERTaggedObject(
            false, EQUALITY, sequence(text(query.filterAttribute()), text(query.filterValue())));
  }

  private static DERSequence sequence(ASN1Encodable... parts) {
    return new DERSequence(parts);
  }

  private static ASN1OctetString text(String value) {
    return new DEROctetString(value.getBytes(StandardCharsets.UTF_8));
  }
}
