package dev.signet.pki.revocation.ocsp.answer;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a response says about one certificate (RFC 6960 section 4.2.1, SingleResponse).
 *
 * @param critical identifiers of the extensions that must be understood
 * @param archiveCutoff certificates that expired later than this are still known (section 4.4.4)
 */
public record SingleAnswer(
    CertificateId id,
    Statement statement,
    Instant thisUpdate,
    Optional<Instant> nextUpdate,
    Set<String> critical,
    Optional<Instant> archiveCutoff) {

  public SingleAnswer {
    critical = Set.copyOf(critical);
  }
}
