package dev.signet.pki.path;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import javax.security.auth.x500.X500Principal;

/** Certificates that may be issuers, each once, found by subject name. */
final class CertificatePool {

  private final Map<X500Principal, List<X509Certificate>> bySubject = new HashMap<>();

  CertificatePool(Collection<X509Certificate> certificates) {
    for (X509Certificate certificate : new LinkedHashSet<>(certificates)) {
      bySubject
          .computeIfAbsent(certificate.getSubjectX500Principal(), none -> new ArrayList<>())
          .add(certificate);
    }
  }

  List<X509Certificate> named(X500Principal subject) {
    return bySubject.getOrDefault(subject, List.of());
  }
}
