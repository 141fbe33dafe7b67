package dev.signet.pki.extension;

import dev.signet.pki.Octets;
import dev.signet.pki.name.DistinguishedName;
import dev.signet.pki.name.GeneralName;
import dev.signet.pki.name.Subtree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.OtherName;

/** General names and name constraints from their encoding (RFC 5280 sections 4.2.1.6, 4.2.1.10). */
final class NameReader {

  private static final ASN1ObjectIdentifier SMTP_UTF8_MAILBOX =
      new ASN1ObjectIdentifier("1.3.6.1.5.5.7.8.9");

  private NameReader() {}

  static List<GeneralName> names(GeneralNames names) {
    List<GeneralName> found = new ArrayList<>();
    for (org.bouncycastle.asn1.x509.GeneralName name : names.getNames()) {
      found.add(name(name));
    }
    return List.copyOf(found);
  }

  static GeneralName name(org.bouncycastle.asn1.x509.GeneralName name) {
    return switch (name.getTagNo()) {
      case org.bouncycastle.asn1.x509.GeneralName.rfc822Name ->
          new GeneralName.Mail(text(name.getName()));
      case org.bouncycastle.asn1.x509.GeneralName.dNSName ->
          new GeneralName.Dns(text(name.getName()));
      case org.bouncycastle.asn1.x509.GeneralName.uniformResourceIdentifier ->
          new GeneralName.Uri(text(name.getName()));
      case org.bouncycastle.asn1.x509.GeneralName.iPAddress ->
          new GeneralName.Ip(Octets.of(ASN1OctetString.getInstance(name.getName()).getOctets()));
      case org.bouncycastle.asn1.x509.GeneralName.directoryName ->
          new GeneralName.Directory(distinguished(X500Name.getInstance(name.getName())));
      case org.bouncycastle.asn1.x509.GeneralName.otherName ->
          other(OtherName.getInstance(name.getName()));
      case org.bouncycastle.asn1.x509.GeneralName.x400Address ->
          new GeneralName.Other("x400Address", octets(name.getName()));
      case org.bouncycastle.asn1.x509.GeneralName.ediPartyName ->
          new GeneralName.Other("ediPartyName", octets(name.getName()));
      default -> new GeneralName.Other("registeredID", octets(name.getName()));
    };
  }

  static DistinguishedName distinguished(X500Name name) {
    return DistinguishedName.of(new X500Principal(octets(name).bytes()));
  }

  static List<Subtree> subtrees(ASN1Sequence trees) {
    List<Subtree> found = new ArrayList<>();
    for (ASN1Encodable element : trees) {
      GeneralSubtree tree = GeneralSubtree.getInstance(element);
      boolean plain = tree.getMinimum().equals(BigInteger.ZERO) && tree.getMaximum() == null;
      found.add(new Subtree(name(tree.getBase()), plain));
    }
    return found;
  }

  private static GeneralName other(OtherName name) {
    return SMTP_UTF8_MAILBOX.equals(name.getTypeID())
        ? new GeneralName.InternationalMail(ASN1UTF8String.getInstance(name.getValue()).getString())
        : new GeneralName.Other("otherName:" + name.getTypeID().getId(), octets(name.getValue()));
  }

  private static String text(ASN1Encodable value) {
    return ASN1IA5String.getInstance(value).getString();
  }

  private static Octets octets(ASN1Encodable value) {
    try {
      return Octets.of(value.toASN1Primitive().getEncoded());
    } catch (IOException impossible) {
      throw new UncheckedIOException("a value that was read can be written", impossible);
    }
  }
}
