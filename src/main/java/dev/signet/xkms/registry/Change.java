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
 */
public record Change(
    String requestId, Octets requestor, Instant at, Optional<String> spentSecret) {}
