package dev.signet.mail.smime;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one SignerInfo (RFC 5652 section 5.3) amounts to.
 *
 * @param integrity whether the signature holds over the received octets
 * @param because in words
 * @param certificate of the signer, if the message has it
 * @param others certificates from the message that may help its path, at most 20
 * @param origin the signed attribute; empty when absent or unusable
 * @param signingTime as the signer says
 * @param isDomainSignature RFC 3183 domainSig, or made by an outgoing edge
 * @param wantsReceipt RFC 2634 receiptRequest
 */
public record SignerFinding(
    Integrity integrity,
    String because,
    Optional<X509Certificate> certificate,
    List<X509Certificate> others,
    Optional<SignatureOrigin> origin,
    Optional<Instant> signingTime,
    boolean isDomainSignature,
    boolean wantsReceipt) {

  /** Whether a signature holds. */
  public enum Integrity {
    /** Digest and signature fit the octets and the certificate. */
    HOLDS,
    /** Something does not fit: altered content, another certificate, a forbidden algorithm. */
    BROKEN,
    /** Cannot be judged: unknown algorithm, no certificate, unreadable. */
    UNJUDGED
  }

  public SignerFinding {
    others = List.copyOf(others);
  }
}
