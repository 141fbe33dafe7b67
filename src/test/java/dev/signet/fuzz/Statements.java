package dev.signet.fuzz;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.extension.Extension;
import java.util.List;

/** Asks a certificate for everything that it can say. */
final class Statements {

  private Statements() {}

  static List<Extension<?>> of(Certificate certificate) {
    return List.of(
        certificate.basicConstraints(),
        certificate.keyUsage(),
        certificate.extendedKeyUsage(),
        certificate.policies(),
        certificate.policyMappings(),
        certificate.policyConstraints(),
        certificate.inhibitAnyPolicy(),
        certificate.alternativeNames(),
        certificate.nameConstraints(),
        certificate.authorityKeyIdentifier(),
        certificate.authorityAccess(),
        certificate.subjectAccess(),
        certificate.crlDistributionPoints(),
        certificate.freshestCrl());
  }
}
