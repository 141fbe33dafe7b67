package dev.signet.mail.edge.outgoing;

import dev.signet.mail.edge.finding.JudgedSigner;
import dev.signet.mail.edge.finding.MessageFinding;
import dev.signet.mail.edge.finding.SignatureClass;
import dev.signet.mail.smime.SignerFinding.Integrity;
import java.util.Optional;

/**
 * The signature that a message already has; several count as one.
 *
 * @param isExplicit wanted by a person, or not marked; so one of several is enough
 * @param isForReceiver marked for the receiver, or asking for a signed receipt
 * @param isAligned sound over its octets, and by the author or for the author's domain
 */
public record ExistingSignature(
    boolean isExplicit, boolean isForReceiver, boolean isAligned, Standing standing) {

  /** What the key service says. */
  public enum Standing {
    GOOD,
    NOT_GOOD,
    UNKNOWN
  }

  /** Sums the signatures of a message up; empty if it has none that covers it. */
  public static Optional<ExistingSignature> in(MessageFinding message) {
    return switch (message.signature()) {
      case NONE, PARTIAL, ENCRYPTED, MALFORMED -> Optional.empty();
      default -> Optional.of(sum(message));
    };
  }

  private static ExistingSignature sum(MessageFinding message) {
    boolean isOpportunistic =
        !message.signers().isEmpty()
            && message.signers().stream().allMatch(JudgedSigner::isOpportunistic);
    return new ExistingSignature(
        !isOpportunistic,
        message.signers().stream().anyMatch(JudgedSigner::isForReceiver),
        message.deciding().filter(ExistingSignature::isAligned).isPresent(),
        standing(message.signature()));
  }

  private static Standing standing(SignatureClass signature) {
    return switch (signature) {
      case AUTHOR, DOMAIN, OTHER -> Standing.GOOD;
      case TEMP -> Standing.UNKNOWN;
      default -> Standing.NOT_GOOD;
    };
  }

  private static boolean isAligned(JudgedSigner signer) {
    return signer.alignment().isAligned() && signer.finding().integrity() == Integrity.HOLDS;
  }

  /** Whether a receiver who asks for a signature of this domain will be content. */
  public boolean satisfies() {
    return isAligned && standing == Standing.GOOD;
  }
}
