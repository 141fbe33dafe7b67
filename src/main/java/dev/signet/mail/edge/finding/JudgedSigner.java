package dev.signet.mail.edge.finding;

import dev.signet.entity.MailAddress;
import dev.signet.mail.service.KeyVerdict;
import dev.signet.mail.smime.SignatureOrigin;
import dev.signet.mail.smime.SignatureOrigin.Addressee;
import dev.signet.mail.smime.SignerFinding;
import dev.signet.mail.smime.SignerFinding.Integrity;
import java.util.List;

/**
 * A signer and what is known of its key.
 *
 * @param layer of the signature, 0 for the outermost
 * @param part IMAP section of the signature (RFC 7281 body.smime-part)
 * @param mailboxes that the certificate names, the most fitting one first
 * @param key what the key service says; nobody need be asked about a signature that does not hold
 * @param isListed false only if the author's domain lists keys and this is none of them
 */
public record JudgedSigner(
    int layer,
    String part,
    SignerFinding finding,
    Alignment alignment,
    List<MailAddress> mailboxes,
    KeyVerdict key,
    boolean isListed) {
  public JudgedSigner {
    mailboxes = List.copyOf(mailboxes);
  }

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

  /** Whether it says that nobody asked for it; what says nothing is explicit. */
  public boolean isOpportunistic() {
    return finding.origin().filter(SignatureOrigin::isOpportunistic).isPresent();
  }

  /** Whether it is meant for the receiver, or asks the receiver for a receipt (RFC 2634). */
  public boolean isForReceiver() {
    return finding.wantsReceipt()
        || finding.origin().filter(origin -> origin.isFor(Addressee.RECEIVER)).isPresent();
  }

  /** What was seen, in words; may hold text from elsewhere. */
  public String because() {
    return finding.integrity() == Integrity.HOLDS ? key.because() : finding.because();
  }
}
