package dev.signet.mail.smime.cms;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;

/** The certificates that came with a signature: claims, not yet believed. */
record MessageCertificates(List<X509Certificate> all) {
  MessageCertificates {
    all = List.copyOf(all);
  }

  /** Reads what can be read; what cannot helps no path. */
  static MessageCertificates of(List<byte[]> encoded) {
    Set<X509Certificate> found = new LinkedHashSet<>();
    encoded.forEach(octets -> read(octets).ifPresent(found::add));
    return new MessageCertificates(List.copyOf(found));
  }

  private static Optional<X509Certificate> read(byte[] octets) {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      return Optional.of(
          Der.read(
              "certificate",
              () -> {
                try {
                  return (X509Certificate)
                      factory.generateCertificate(new ByteArrayInputStream(octets));
                } catch (CertificateException unreadable) {
                  throw new MalformedCms("unreadable certificate", unreadable);
                }
              }));
    } catch (CertificateException | MalformedCms unreadable) {
      return Optional.empty();
    }
  }

  /** Those that answer to the name by which the signer calls itself. */
  List<X509Certificate> of(SignerBlock signer) {
    return all.stream()
        .filter(
            certificate ->
                signer.issuer().isPresent()
                    ? certificate.getIssuerX500Principal().equals(signer.issuer().get())
                        && certificate.getSerialNumber().equals(signer.serial())
                    : hasIdentifier(certificate, signer.keyIdentifier()))
        .toList();
  }

  /** Only the extension itself counts (RFC 5652 section 5.3). */
  private static boolean hasIdentifier(X509Certificate certificate, byte[] identifier) {
    byte[] extension = certificate.getExtensionValue(Extension.subjectKeyIdentifier.getId());
    if (extension == null) {
      return false;
    }
    try {
      byte[] inner =
          Der.object(extension, "key identifier", ASN1OctetString::getInstance).getOctets();
      return Arrays.equals(
          Der.object(inner, "key identifier", ASN1OctetString::getInstance).getOctets(),
          identifier);
    } catch (MalformedCms unreadable) {
      return false;
    }
  }

  List<X509Certificate> without(X509Certificate one) {
    return all.stream().filter(certificate -> !certificate.equals(one)).toList();
  }
}
