package dev.signet.pki.revocation;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.trust.Ground;
import java.time.Instant;

/**
 * Says whether the holder of another certificate than the issuer's may sign revocation evidence: by
 * a path to the very anchor of the path that is being judged (RFC 5280 section 6.3.3(f)).
 */
public interface SignerTrust {

  /** Trust in the path of {@code signer}; it says nothing about its right to sign evidence. */
  Ground trustIn(Certificate signer, Instant at);
}
