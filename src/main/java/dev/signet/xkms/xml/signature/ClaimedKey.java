package dev.signet.xkms.xml.signature;

import dev.signet.pki.certificate.PublicKeys;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.xml.dom.NotReadable;
import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * The one key that a signature's ds:KeyInfo gives. Certificates count only through their end
 * entity, and all that is said has to be about the same key, for others will read the KeyInfo too.
 */
final class ClaimedKey {
  private ClaimedKey() {}

  /**
   * The key, if one is given at all.
   *
   * @throws NotReadable if the KeyInfo contradicts itself or holds a broken certificate
   */
  static Optional<PublicKey> in(KeyInfo keyInfo) {
    List<PublicKey> values =
        keyInfo.all(KeyDatum.Value.class).map(KeyDatum.Value::key).limit(2).toList();
    List<X509Certificate> certificates =
        keyInfo.all(KeyDatum.Certificate.class).map(ClaimedKey::parse).toList();
    if (values.size() > 1) {
      throw new NotReadable("the signature's KeyInfo gives two keys");
    }
    if (certificates.isEmpty()) {
      return values.stream().findFirst();
    }
    PublicKey certified = endEntity(certificates).getPublicKey();
    if (values.stream().anyMatch(value -> !PublicKeys.same(value, certified))) {
      throw new NotReadable("the certificate in the signature's KeyInfo is for another key");
    }
    return Optional.of(certified);
  }

  /** The certificate that issued none of the others; their order has no meaning. */
  private static X509Certificate endEntity(List<X509Certificate> certificates) {
    List<X509Certificate> leaves =
        certificates.stream().filter(c -> !issuedAnother(c, certificates)).distinct().toList();
    if (leaves.size() != 1) {
      throw new NotReadable("the signature's KeyInfo has no single end-entity certificate");
    }
    return leaves.get(0);
  }

  private static boolean issuedAnother(X509Certificate issuer, List<X509Certificate> certificates) {
    return certificates.stream()
        .filter(c -> !c.equals(issuer))
        .anyMatch(c -> c.getIssuerX500Principal().equals(issuer.getSubjectX500Principal()));
  }

  private static X509Certificate parse(KeyDatum.Certificate certificate) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(certificate.der().toByteArray()));
    } catch (CertificateException e) {
      throw new NotReadable("a certificate in the signature's KeyInfo cannot be read");
    }
  }
}
