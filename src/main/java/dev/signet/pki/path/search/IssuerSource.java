package dev.signet.pki.path.search;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.fetch.FetchBudget;

/**
 * Somebody outside who may have certificates around another one (RFC 4158 section 7).
 *
 * <p>What it finds are candidates and never a reason for trust.
 */
public interface IssuerSource {

  /** Asks for issuers of {@code issued}; never throws for what is outside. */
  Discovered issuersOf(Certificate issued, FetchBudget budget);

  /** Asks for certificates that the subject of {@code authority} issues or holds. */
  Discovered issuedBy(Certificate authority, FetchBudget budget);
}
