package dev.signet.xkms.registry;

import dev.signet.xkms.model.Octets;
import java.time.Instant;
import java.util.Optional;

/**
 * What makes a change: recorded with it in the same transaction, so that neither can happen twice
 * or alone.
 *
 * @param requestId Id of the request message
 * @param requestor fingerprint of whom the Id belongs to (an Id is unique per creator), e.g. digest
 *     of the credential used
 * @param spentSecret id of the shared secret of which one use goes with this change
 * @param evidence digest of what the requestor signed about the binding: that signature does not
 *     cover the message's Id, so a copy of it comes under any
 * @param receipt the answer that the requestor gets, if it is to be given again
 */
public record Change(
    String requestId,
    Octets requestor,
    Instant at,
    Optional<String> spentSecret,
    Optional<Octets> evidence,
    Optional<Receipt> receipt) {
  /** A change that a second copy of the same evidence could not make again anyway. */
  public Change(String requestId, Octets requestor, Instant at, Optional<String> spentSecret) {
    this(requestId, requestor, at, spentSecret, Optional.empty(), Optional.empty());
  }

  /** The same, on this evidence. */
  public Change on(Optional<Octets> shown) {
    return new Change(requestId, requestor, at, spentSecret, shown, receipt);
  }

  /** The same, with the answer to keep. */
  public Change with(Receipt answer) {
    return new Change(requestId, requestor, at, spentSecret, evidence, Optional.of(answer));
  }
}
