package dev.signet.client;

import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.Octets;
import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether the keys that an answer shows are the one that was asked about: its key values, and the
 * certificates that issued none of the others.
 */
final class ShownKeys {
  private ShownKeys() {}

  /** Why not; nothing where no key was asked about. */
  static Optional<String> mismatch(KeyInfo asked, KeyInfo answered) {
    try {
      Optional<Octets> ours = asked(asked);
      List<Octets> theirs = ours.isEmpty() ? List.of() : shown(answered);
      boolean same =
          !theirs.isEmpty() && theirs.stream().allMatch(ours.stream().toList()::contains);
      return ours.isEmpty() || same
          ? Optional.empty()
          : Optional.of(
              "the service does not speak about the key that was asked about, or not alone");
    } catch (CertificateException unreadable) {
      return Optional.of("a certificate cannot be read, so nobody knows which key is meant");
    }
  }

  /** The first certificate's key, else the first key value. */
  private static Optional<Octets> asked(KeyInfo keyInfo) throws CertificateException {
    List<X509Certificate> certificates = certificates(keyInfo);
    return certificates.isEmpty()
        ? values(keyInfo).findFirst()
        : Optional.of(encoded(certificates.get(0).getPublicKey()));
  }

  private static List<Octets> shown(KeyInfo keyInfo) throws CertificateException {
    List<X509Certificate> certificates = certificates(keyInfo);
    Stream<Octets> certified =
        certificates.stream()
            .filter(one -> issuedNoOther(one, certificates))
            .map(one -> encoded(one.getPublicKey()));
    return Stream.concat(values(keyInfo), certified).toList();
  }

  private static boolean issuedNoOther(X509Certificate one, List<X509Certificate> all) {
    return all.stream()
        .noneMatch(
            other ->
                !other.equals(one)
                    && other.getIssuerX500Principal().equals(one.getSubjectX500Principal()));
  }

  private static Stream<Octets> values(KeyInfo keyInfo) {
    return keyInfo.all(KeyDatum.Value.class).map(value -> encoded(value.key()));
  }

  private static List<X509Certificate> certificates(KeyInfo keyInfo) throws CertificateException {
    List<X509Certificate> read = new ArrayList<>();
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    for (KeyDatum.Certificate one : keyInfo.all(KeyDatum.Certificate.class).toList()) {
      byte[] der = one.der().toByteArray();
      read.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
    }
    return read;
  }

  private static Octets encoded(PublicKey key) {
    return Octets.of(key.getEncoded());
  }
}
