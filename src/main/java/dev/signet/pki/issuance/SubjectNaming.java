package dev.signet.pki.issuance;

import dev.signet.entity.Entity;
import dev.signet.entity.MailAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.OtherName;

/**
 * The names of a certificate's holder: subject and alternative names of the entities (RFC 5280
 * section 4.2.1.6, RFC 8550 section 3, RFC 9598).
 */
final class SubjectNaming {

  private static final ASN1ObjectIdentifier SMTP_UTF8_MAILBOX =
      new ASN1ObjectIdentifier("1.3.6.1.5.5.7.8.9");

  /** Upper bound of a common name (RFC 5280 appendix A.1, ub-common-name). */
  private static final int MAX_COMMON_NAME = 64;

  private SubjectNaming() {}

  static X500Name named(String commonName) {
    return new X500NameBuilder(BCStyle.INSTANCE)
        .addRDN(BCStyle.CN, new DERUTF8String(commonName))
        .build();
  }

  /**
   * The first entity's address, or no name at all when it is too long for one: then the alternative
   * name is critical.
   */
  static X500Name subject(List<Entity> entities) {
    String address = entities.get(0).signingAddress().toString();
    return address.length() <= MAX_COMMON_NAME ? named(address) : new X500NameBuilder().build();
  }

  static GeneralNames alternatives(List<Entity> entities) {
    Set<GeneralName> names = new LinkedHashSet<>();
    for (Entity entity : entities) {
      names.add(mailbox(entity.signingAddress()));
    }
    for (Entity entity : entities) {
      if (entity instanceof Entity.Domain domain) {
        names.add(new GeneralName(GeneralName.dNSName, domain.name().value()));
      }
    }
    return new GeneralNames(names.toArray(GeneralName[]::new));
  }

  private static GeneralName mailbox(MailAddress address) {
    return address.isAscii()
        ? new GeneralName(GeneralName.rfc822Name, address.toString())
        : new GeneralName(
            GeneralName.otherName,
            new OtherName(SMTP_UTF8_MAILBOX, new DERUTF8String(address.toString())));
  }
}
