package dev.signet.xkms.exchange;

import java.security.PublicKey;
import java.util.Optional;
import java.util.Set;

/**
 * What the house knows of a request besides the request itself.
 *
 * @param original the message as it came; empty where nothing was read from the wire
 * @param signerAround whose signature covers the message that this request stood in; empty outside
 *     of a compound
 * @param isLater true when the request waited and is carried out now: it must not be put off again
 * @param approvers operators who have approved it, each by a name of their own
 */
public record Turn(
    Optional<OriginalMessage> original,
    Optional<PublicKey> signerAround,
    boolean isLater,
    Set<String> approvers) {
  /** A request that nothing is known of but what it says. */
  public static final Turn FIRST = new Turn(Optional.empty(), Optional.empty(), false, Set.of());

  public Turn {
    approvers = Set.copyOf(approvers);
  }

  /** The first turn of a message that was read from the wire. */
  public static Turn of(OriginalMessage original) {
    return new Turn(Optional.of(original), Optional.empty(), false, Set.of());
  }

  /** The turn of a request that has waited. */
  public Turn later(Set<String> approvedBy) {
    return new Turn(original, signerAround, true, approvedBy);
  }
}
