package dev.signet.mail.edge.results;

import dev.signet.mail.edge.ResultWord;
import java.math.BigInteger;
import java.util.Optional;

/**
 * What is said of one signature (RFC 7281 section 3.2).
 *
 * @param comment of our own, for a person
 * @param part IMAP section of the signature (body.smime-part)
 * @param signer the mailbox of the signer's certificate (body.smime-identifier), or else
 * @param certificate issuer and serial number of it
 * @param origin policy.smime-origin: {@code explicit} or {@code opportunistic}
 * @param maker policy.smime-entity
 * @param handling policy.smime-handling: {@code removed} or {@code kept}
 */
public record SignatureResult(
    ResultWord result,
    String comment,
    String part,
    Optional<String> signer,
    Optional<IssuerAndSerial> certificate,
    Optional<String> origin,
    Optional<String> maker,
    Optional<String> handling) {

  /** A certificate by its issuer (RFC 4514) and serial number. */
  public record IssuerAndSerial(String issuer, BigInteger serial) {}
}
