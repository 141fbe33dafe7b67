package dev.signet.xkms.ledger;

import dev.signet.xkms.model.Octets;

/**
 * A message or a result as it is kept.
 *
 * @param sealed true if the octets are encrypted under a key outside of the database
 */
public record Kept(Octets octets, boolean sealed) {}
