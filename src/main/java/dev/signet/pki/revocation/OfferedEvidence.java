package dev.signet.pki.revocation;

import dev.signet.pki.Octets;
import dev.signet.pki.certificate.Certificate;
import java.util.List;

/**
 * Evidence that a stranger offers, in any order, junk included; it counts for what its signatures
 * prove.
 *
 * @param lists revocation lists in DER
 * @param ocspAnswers OCSP responses in DER (RFC 6960 section 4.2.1)
 * @param signers certificates that may have signed any of them
 */
public record OfferedEvidence(
    List<Octets> lists, List<Octets> ocspAnswers, List<Certificate> signers) {

  public static final OfferedEvidence NONE = new OfferedEvidence(List.of(), List.of(), List.of());

  public OfferedEvidence {
    lists = List.copyOf(lists);
    ocspAnswers = List.copyOf(ocspAnswers);
    signers = List.copyOf(signers);
  }
}
