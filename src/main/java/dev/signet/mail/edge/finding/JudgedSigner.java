package dev.signet.mail.edge.finding;

import dev.signet.mail.service.KeyVerdict;
import dev.signet.mail.smime.SignerFinding;
import dev.signet.mail.smime.SignerFinding.Integrity;

/**
 * A signer and what is known of its key.
 *
 * @param layer of the signature, 0 for the outermost
 * @param part IMAP section of the signature (RFC 7281 body.smime-part)
 * @param isListed false only if the author's domain lists keys and this is none of them
 */
public record JudgedSigner(
    int layer,
    String part,
    SignerFinding finding,
    Alignment alignment,
    KeyVerdict key,
    boolean isListed) {

  /** What this signature alone makes of the message. */
  public SignatureClass signature() {
    if (finding.integrity() == Integrity.BROKEN) {
      return SignatureClass.BAD;
    }
    if (finding.integrity() == Integrity.UNJUDGED) {
      return SignatureClass.PERM;
    }
    return key.match(
        good -> believed(),
        bad -> SignatureClass.BAD,
        unproven -> SignatureClass.PERM,
        unavailable -> SignatureClass.TEMP);
  }

  private SignatureClass believed() {
    if (!alignment.isAligned()) {
      return alignment == Alignment.OTHER ? SignatureClass.OTHER : SignatureClass.PERM;
    }
    if (!isListed) {
      return SignatureClass.UNLISTED;
    }
    return alignment == Alignment.AUTHOR ? SignatureClass.AUTHOR : SignatureClass.DOMAIN;
  }
}
