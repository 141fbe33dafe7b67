package dev.signet.pki.path;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.revocation.OfferedEvidence;
import java.util.List;

/**
 * What came with a question, in any order, junk and duplicates included; never a reason for trust.
 */
public record Offered(List<Certificate> certificates, OfferedEvidence evidence) {

  public static final Offered NOTHING = new Offered(List.of(), OfferedEvidence.NONE);

  public Offered {
    certificates = List.copyOf(certificates);
  }

  /** Certificates alone. */
  public static Offered of(List<Certificate> certificates) {
    return new Offered(certificates, OfferedEvidence.NONE);
  }
}
