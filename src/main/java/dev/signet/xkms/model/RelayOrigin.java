package dev.signet.xkms.model;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a key came from that this service had from another one.
 *
 * @param domain whose key service was asked
 * @param service what that service calls itself
 * @param signer SHA-256 of the key that signed its answer, in hexadecimal; empty if it was not
 *     signed
 * @param isPinned whether the operator here named that key
 * @param isDnsSecure whether the way there was authenticated by DNSSEC, or written down here
 */
public record RelayOrigin(
    String domain,
    String service,
    Optional<String> signer,
    boolean isPinned,
    boolean isDnsSecure,
    Instant receivedAt) {}
