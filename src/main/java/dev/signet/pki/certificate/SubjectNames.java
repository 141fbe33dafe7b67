package dev.signet.pki.certificate;

import dev.signet.entity.MailAddress;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
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
 * The names that a certificate claims for its subject (RFC 5280 sections 4.1.2.6 and 4.2.1.6).
 *
 * <p>A name that cannot be read, or an extension that is broken, is left out: a claim that nobody
 * can read names nobody.
 */
public final class SubjectNames {

  /** SmtpUTF8Mailbox (RFC 9598 section 3). */
  private static final ASN1ObjectIdentifier SMTP_UTF8_MAILBOX =
      new ASN1ObjectIdentifier("1.3.6.1.5.5.7.8.9");

  private SubjectNames() {}

  /**
   * Mail addresses, each once: rfc822Name and SmtpUTF8Mailbox of the alternative names in their
   * order, then emailAddress of the subject (RFC 8550 section 3).
   */
  public static List<MailAddress> mailAddresses(X509Certificate certificate) {
    Set<MailAddress> found = new LinkedHashSet<>();
    for (GeneralName name : alternativeNames(certificate)) {
      mailAddress(name).ifPresent(found::add);
    }
    for (String text : subjectMail(certificate)) {
      ascii(text).ifPresent(found::add);
    }
    return List.copyOf(found);
  }

  /** What is not ASCII could be mapped to an address that nobody has certified. */
  private static Optional<MailAddress> ascii(String text) {
    return text.chars().allMatch(c -> c < 0x80) ? MailAddress.parse(text) : Optional.empty();
  }

  /** DNS names in lower case, wildcards as they stand. */
  public static List<String> dnsNames(X509Certificate certificate) {
    return texts(certificate, GeneralName.dNSName).stream()
        .map(n -> n.toLowerCase(Locale.ROOT))
        .toList();
  }

  /** URIs as they stand. */
  public static List<String> uris(X509Certificate certificate) {
    return texts(certificate, GeneralName.uniformResourceIdentifier);
  }

  /**
   * IP addresses: dotted decimal, or eight groups of lower-case hexadecimal digits without leading
   * zeros.
   */
  public static List<String> ipAddresses(X509Certificate certificate) {
    List<String> found = new ArrayList<>();
    for (GeneralName name : alternativeNames(certificate)) {
      if (name.getTagNo() == GeneralName.iPAddress) {
        ipAddress(ASN1OctetString.getInstance(name.getName()).getOctets()).ifPresent(found::add);
      }
    }
    return List.copyOf(found);
  }

  /** The subject's distinguished name, empty when only alternative names are given. */
  public static X500Principal subject(X509Certificate certificate) {
    return certificate.getSubjectX500Principal();
  }

  private static List<String> texts(X509Certificate certificate, int tag) {
    return alternativeNames(certificate).stream()
        .filter(name -> name.getTagNo() == tag)
        .map(name -> ((ASN1String) name.getName()).getString())
        .toList();
  }

  private static List<GeneralName> alternativeNames(X509Certificate certificate) {
    byte[] extension = certificate.getExtensionValue(Extension.subjectAlternativeName.getId());
    if (extension == null) {
      return List.of();
    }
    try {
      byte[] names = ASN1OctetString.getInstance(extension).getOctets();
      return List.of(GeneralNames.getInstance(names).getNames());
    } catch (IllegalArgumentException | IllegalStateException broken) {
      return List.of();
    }
  }

  private static Optional<MailAddress> mailAddress(GeneralName name) {
    return switch (name.getTagNo()) {
      case GeneralName.rfc822Name -> ascii(((ASN1String) name.getName()).getString());
      case GeneralName.otherName -> utf8Mailbox(name);
      default -> Optional.empty();
    };
  }

  private static Optional<MailAddress> utf8Mailbox(GeneralName name) {
    try {
      OtherName other = OtherName.getInstance(name.getName());
      return SMTP_UTF8_MAILBOX.equals(other.getTypeID())
          ? international(ASN1UTF8String.getInstance(other.getValue()).getString())
          : Optional.empty();
    } catch (IllegalArgumentException | IllegalStateException broken) {
      return Optional.empty();
    }
  }

  /** For mailboxes that are not ASCII; its domain is (RFC 9598 section 3). */
  private static Optional<MailAddress> international(String text) {
    String domain = text.substring(text.lastIndexOf('@') + 1);
    return domain.chars().allMatch(c -> c < 0x80)
        ? MailAddress.parse(text).filter(address -> !address.isAscii())
        : Optional.empty();
  }

  private static List<String> subjectMail(X509Certificate certificate) {
    try {
      return mail(X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()));
    } catch (IllegalArgumentException | IllegalStateException broken) {
      return List.of();
    }
  }

  private static List<String> mail(X500Name subject) {
    List<String> found = new ArrayList<>();
    for (RDN rdn : subject.getRDNs(PKCSObjectIdentifiers.pkcs_9_at_emailAddress)) {
      for (AttributeTypeAndValue part : rdn.getTypesAndValues()) {
        if (part.getType().equals(PKCSObjectIdentifiers.pkcs_9_at_emailAddress)
            && part.getValue() instanceof ASN1String text) {
          found.add(text.getString());
        }
      }
    }
    return found;
  }

  private static Optional<String> ipAddress(byte[] octets) {
    return switch (octets.length) {
      case 4 ->
          Optional.of(
              (octets[0] & 255)
                  + "."
                  + (octets[1] & 255)
                  + "."
                  + (octets[2] & 255)
                  + "."
                  + (octets[3] & 255));
      case 16 -> Optional.of(ipv6(octets));
      default -> Optional.empty();
    };
  }

  private static String ipv6(byte[] octets) {
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < octets.length; i += 2) {
      groups.add(Integer.toHexString(((octets[i] & 255) << 8) | (octets[i + 1] & 255)));
    }
    return String.join(":", groups);
  }
}
