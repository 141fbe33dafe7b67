package dev.signet.mail.smime.identity;

import dev.signet.entity.MailAddress;
import dev.signet.mail.smime.cms.Der;
import dev.signet.mail.smime.cms.MalformedCms;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.OtherName;

/**
 * The mailboxes that a certificate names: rfc822Name (RFC 5280 section 4.2.1.6) and SmtpUTF8Mailbox
 * (RFC 9598 section 3) among its alternative names.
 *
 * <p>The emailAddress attribute of the subject counts as well (RFC 8550 section 3), but only if
 * there are no alternative names at all: where there are some, name constraints on mailboxes do not
 * bind that attribute (RFC 5280 section 4.2.1.10).
 */
public final class CertificateMailboxes {
  private static final String SMTP_UTF8_MAILBOX = "1.3.6.1.5.5.7.8.9";

  private CertificateMailboxes() {}

  /** All of them; names that are no mailboxes, or unreadable, are none. */
  public static List<MailAddress> of(X509Certificate certificate) {
    byte[] extension = certificate.getExtensionValue(Extension.subjectAlternativeName.getId());
    try {
      return Der.read(
          "names of the certificate",
          () -> extension == null ? inSubject(certificate) : inAlternativeNames(extension));
    } catch (MalformedCms unreadable) {
      return List.of();
    }
  }

  private static List<MailAddress> inAlternativeNames(byte[] extension) throws MalformedCms {
    byte[] inner = Der.object(extension, "names", ASN1OctetString::getInstance).getOctets();
    GeneralNames names = Der.object(inner, "names", GeneralNames::getInstance);
    List<MailAddress> found = new ArrayList<>();
    for (GeneralName name : names.getNames()) {
      mailbox(name).ifPresent(found::add);
    }
    return List.copyOf(found);
  }

  private static Optional<MailAddress> mailbox(GeneralName name) {
    if (name.getTagNo() == GeneralName.rfc822Name) {
      return ascii(ASN1IA5String.getInstance(name.getName()).getString());
    }
    if (name.getTagNo() != GeneralName.otherName) {
      return Optional.empty();
    }
    OtherName other = OtherName.getInstance(name.getName());
    return other.getTypeID().getId().equals(SMTP_UTF8_MAILBOX)
        ? international(ASN1UTF8String.getInstance(other.getValue()).getString())
        : Optional.empty();
  }

  /** What is not ASCII could be mapped to an address that nobody has certified. */
  private static Optional<MailAddress> ascii(String text) {
    return text.chars().allMatch(c -> c < 0x80) ? MailAddress.parse(text) : Optional.empty();
  }

  /** For mailboxes that are not ASCII; its domain is (RFC 9598 section 3). */
  private static Optional<MailAddress> international(String text) {
    boolean isPlainDomain =
        text.substring(text.lastIndexOf('@') + 1).chars().allMatch(c -> c < 0x80);
    return isPlainDomain
        ? MailAddress.parse(text).filter(address -> !address.isAscii())
        : Optional.empty();
  }

  private static List<MailAddress> inSubject(X509Certificate certificate) {
    X500Name subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    List<MailAddress> found = new ArrayList<>();
    for (RDN rdn : subject.getRDNs(PKCSObjectIdentifiers.pkcs_9_at_emailAddress)) {
      for (AttributeTypeAndValue part : rdn.getTypesAndValues()) {
        boolean isMail = part.getType().equals(PKCSObjectIdentifiers.pkcs_9_at_emailAddress);
        if (isMail && part.getValue() instanceof ASN1String text) {
          ascii(text.getString()).ifPresent(found::add);
        }
      }
    }
    return List.copyOf(found);
  }
}
