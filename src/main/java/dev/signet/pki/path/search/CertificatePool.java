package dev.signet.pki.path.search;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.name.DistinguishedName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Certificates that may be on a path, each once, found by the name at either end. */
public final class CertificatePool {

  private static final String NAME_CONSTRAINTS = "2.5.29.30";
  private static final String POLICY_CONSTRAINTS = "2.5.29.36";

  private final Set<Certificate> all = new LinkedHashSet<>();
  private final Map<DistinguishedName, List<Certificate>> bySubject = new HashMap<>();
  private final Map<DistinguishedName, List<Certificate>> byIssuer = new HashMap<>();
  private final List<Certificate> constrainers = new ArrayList<>();
  private boolean constrainsPolicies;

  public CertificatePool(Collection<Certificate> certificates) {
    certificates.forEach(this::add);
  }

  /** Adds one that is not there yet; says whether it was new. */
  boolean add(Certificate certificate) {
    if (!all.add(certificate)) {
      return false;
    }
    bySubject.computeIfAbsent(certificate.subject(), none -> new ArrayList<>(2)).add(certificate);
    byIssuer.computeIfAbsent(certificate.issuer(), none -> new ArrayList<>(2)).add(certificate);
    if (certificate.has(NAME_CONSTRAINTS)) {
      constrainers.add(certificate);
    }
    constrainsPolicies |= certificate.has(POLICY_CONSTRAINTS);
    return true;
  }

  boolean contains(Certificate certificate) {
    return all.contains(certificate);
  }

  public List<Certificate> named(DistinguishedName subject) {
    return bySubject.getOrDefault(subject, List.of());
  }

  List<Certificate> issuedBy(DistinguishedName issuer) {
    return byIssuer.getOrDefault(issuer, List.of());
  }

  /** Those that constrain the names below them. */
  List<Certificate> constrainers() {
    return constrainers;
  }

  /** Whether one of them can make a valid policy a condition of the whole path. */
  boolean constrainsPolicies() {
    return constrainsPolicies;
  }
}
