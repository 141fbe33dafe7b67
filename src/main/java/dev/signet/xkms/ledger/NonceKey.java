package dev.signet.xkms.ledger;

import dev.signet.xkms.model.Octets;
import java.time.Instant;

/**
 * A key under which the nodes make nonces.
 *
 * @param number the ledger's number for it
 * @param secret never shown to anybody
 * @param madeAt by the clock of the node that made it
 */
public record NonceKey(long number, Octets secret, Instant madeAt) {}
