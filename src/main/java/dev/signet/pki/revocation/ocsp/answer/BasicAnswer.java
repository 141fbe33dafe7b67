package dev.signet.pki.revocation.ocsp.answer;

import dev.signet.pki.Octets;
import dev.signet.pki.certificate.SignedOctets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A response of type id-pkix-ocsp-basic (RFC 6960 section 4.2.1).
 *
 * @param critical identifiers of the extensions that must be understood
 * @param certificates in DER, junk perhaps
 */
public record BasicAnswer(
    SignedOctets signed,
    ResponderId responder,
    Instant producedAt,
    List<SingleAnswer> singles,
    Set<String> critical,
    Optional<Octets> nonce,
    List<Octets> certificates) {

  public BasicAnswer {
    singles = List.copyOf(singles);
    critical = Set.copyOf(critical);
    certificates = List.copyOf(certificates);
  }
}
