package dev.signet.mail.edge.results;

import dev.signet.mail.edge.ResultWord;
import java.util.Optional;

/**
 * What is said of one signature (RFC 7281 section 3.2; {@code policy.*} is our own).
 *
 * @param comment for a person
 * @param part IMAP section of the signature (body.smime-part)
 * @param signer mailbox that the signer's certificate names (body.smime-identifier)
 * @param certificate issuer and serial number of it
 * @param origin policy.smime-origin: explicit or opportunistic
 * @param maker policy.smime-entity
 * @param handling policy.smime-handling: removed or kept
 */
public record SignatureResult(
    ResultWord result,
    Optional<String> comment,
    Optional<String> part,
    Optional<String> signer,
    Optional<IssuerAndSerial> certificate,
    Optional<String> origin,
    Optional<String> maker,
    Optional<String> handling) {

  /**
   * A certificate by its issuer.
   *
   * @param issuer name as RFC 4514 writes it
   * @param serial decimal
   */
  public record IssuerAndSerial(String issuer, String serial) {}

  /** A result without a signature to tell of. */
  public static SignatureResult of(ResultWord result, String comment) {
    return new SignatureResult(
        result,
        Optional.of(comment),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
