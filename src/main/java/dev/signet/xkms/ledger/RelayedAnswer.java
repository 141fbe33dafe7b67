package dev.signet.xkms.ledger;

import dev.signet.xkms.model.Octets;
import java.time.Instant;
import java.util.Optional;

/**
 * The answer of another domain's key service, kept as evidence of what was passed on.
 *
 * @param question SHA-256 of what was asked
 * @param domain whose service it is
 * @param service what the service calls itself
 * @param signer SHA-256 of the key that signed the answer, in hexadecimal; empty if it was not
 *     signed
 * @param answer the message as it came, envelope included
 * @param goodUntil when it may be forgotten
 */
public record RelayedAnswer(
    Octets question,
    String domain,
    String service,
    Optional<String> signer,
    Octets answer,
    Instant receivedAt,
    Instant goodUntil) {

  /** Such an answer under the number that it was kept under. */
  public record Kept(long number, RelayedAnswer answer) {}
}
