package dev.signet.pki.path.search;

import dev.signet.pki.certificate.Certificate;

/**
 * Somebody outside who may have certificates of the issuer of another one (RFC 4158 section 7).
 *
 * <p>What it finds are candidates and never a reason for trust.
 */
public interface IssuerSource {

  /** Asks for issuers of {@code issued}; never throws for what it finds. */
  Discovered issuersOf(Certificate issued);
}
