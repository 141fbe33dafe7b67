package dev.signet.xkms.xkiss;

import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.certificate.MalformedCertificate;
import dev.signet.xkms.exchange.Refusal;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.Octets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The certificates of one ds:KeyInfo. Their order means nothing (XML Signature section 4.5.4), so
 * the one that is asked about has to be found.
 */
final class OfferedCertificates {
  /**
   * As many as a path search ever holds in its hand (PathBudget); copies of one certificate count
   * once.
   */
  static final int MAX = 100;

  private static final String RULE = "XML Signature 1.1 section 4.5.4";

  private final List<X509Certificate> certificates;

  private OfferedCertificates(List<X509Certificate> certificates) {
    this.certificates = certificates;
  }

  /** Reads all certificates; one broken encoding refuses the query. */
  static OfferedCertificates in(KeyInfo keyInfo, CertificateReader reader) throws Refused {
    Set<Octets> distinct = new LinkedHashSet<>();
    for (KeyDatum datum : keyInfo.data()) {
      if (datum instanceof KeyDatum.Certificate certificate
          && distinct.add(certificate.der())
          && distinct.size() > MAX) {
        throw Refusal.malformed(RULE, "more than " + MAX + " certificates in one KeyInfo");
      }
    }
    List<X509Certificate> read = new ArrayList<>(distinct.size());
    for (Octets der : distinct) {
      read.add(read(der, reader));
    }
    return new OfferedCertificates(read);
  }

  private static X509Certificate read(Octets der, CertificateReader reader) throws Refused {
    try {
      return reader.parse(der.toByteArray());
    } catch (MalformedCertificate broken) {
      throw Refusal.malformed(
          "RFC 5280 section 4.1", "a certificate cannot be read: " + broken.getMessage());
    }
  }

  boolean isEmpty() {
    return certificates.isEmpty();
  }

  List<X509Certificate> all() {
    return certificates;
  }

  /**
   * The certificates that the question is about: those that the rest of the KeyInfo points to, that
   * issued no other of them, are no authority's, and bear an asked name, as far as needed to tell
   * one key.
   *
   * @throws Refused if the data contradict each other, or certificates of several keys remain
   */
  List<X509Certificate> subjects(KeyInfo keyInfo, AskedNames names) throws Refused {
    List<X509Certificate> left =
        narrowed(certificates, c -> keyInfo.data().stream().allMatch(d -> KeyMarks.fits(d, c)));
    if (left.isEmpty()) {
      throw Refusal.malformed(RULE, "the data of one KeyInfo describe different keys");
    }
    for (Predicate<X509Certificate> criterion : criteria(names)) {
      if (isOneKey(left)) {
        return left;
      }
      List<X509Certificate> fewer = narrowed(left, criterion);
      left = fewer.isEmpty() ? left : fewer;
    }
    if (!isOneKey(left)) {
      throw Refusal.malformed(
          RULE, "certificates of several end entities in one KeyInfo, which one is meant?");
    }
    return left;
  }

  private List<Predicate<X509Certificate>> criteria(AskedNames names) {
    return List.of(
        this::issuedNoOther,
        certificate -> certificate.getBasicConstraints() < 0,
        certificate -> names.refersTo(certificate) || !names.vouchedBy(certificate).isEmpty());
  }

  private boolean issuedNoOther(X509Certificate certificate) {
    return certificates.stream()
        .noneMatch(
            other ->
                other != certificate
                    && other
                        .getIssuerX500Principal()
                        .equals(certificate.getSubjectX500Principal()));
  }

  private static boolean isOneKey(List<X509Certificate> some) {
    return some.stream().map(X509Certificate::getPublicKey).distinct().count() == 1;
  }

  private static List<X509Certificate> narrowed(
      List<X509Certificate> from, Predicate<X509Certificate> criterion) {
    return from.stream().filter(criterion).toList();
  }
}
