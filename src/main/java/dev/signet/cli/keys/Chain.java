package dev.signet.cli.keys;

import dev.signet.xkms.model.Octets;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;

/** Certificates in the order in which they certify each other, by their names alone. */
public final class Chain {
  private Chain() {}

  /**
   * The same certificates in DER: first one that issued no other, then its issuer, and so on; those
   * that do not belong to this chain come last, in their own order.
   */
  public static List<Octets> leafFirst(List<Octets> certificates) throws UnusableFile {
    Map<X509Certificate, Octets> left = new LinkedHashMap<>();
    for (Octets certificate : certificates) {
      left.put(parsed(certificate), certificate);
    }
    Map<X500Principal, X509Certificate> bySubject =
        left.keySet().stream()
            .collect(
                Collectors.toMap(
                    X509Certificate::getSubjectX500Principal, c -> c, (first, second) -> first));
    List<Octets> ordered = new ArrayList<>();
    for (X509Certificate next = leaf(left.keySet()); left.containsKey(next); ) {
      ordered.add(Objects.requireNonNull(left.remove(next)));
      next = bySubject.getOrDefault(next.getIssuerX500Principal(), next);
    }
    ordered.addAll(left.values());
    return ordered;
  }

  private static X509Certificate leaf(Set<X509Certificate> certificates) throws UnusableFile {
    Set<X500Principal> issuers =
        certificates.stream()
            .filter(c -> !c.getIssuerX500Principal().equals(c.getSubjectX500Principal()))
            .map(X509Certificate::getIssuerX500Principal)
            .collect(Collectors.toSet());
    return certificates.stream()
        .filter(c -> !issuers.contains(c.getSubjectX500Principal()))
        .findFirst()
        .or(() -> certificates.stream().findFirst())
        .orElseThrow(() -> new UnusableFile("there is no certificate"));
  }

  private static X509Certificate parsed(Octets certificate) throws UnusableFile {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(certificate.toByteArray()));
    } catch (CertificateException broken) {
      throw new UnusableFile("not a usable certificate: " + broken.getMessage());
    }
  }
}
