package dev.signet.xkms.registry;

import dev.signet.xkms.model.Octets;

/**
 * The answer to a request that changed something, kept with the change so that the same message
 * again gets it again (XKMS 2.0 section 3.1).
 *
 * @param handle SHA-256 of the request's Id and of its octets
 * @param answer the result, serialised and not signed
 * @param sealed true if {@code answer} is encrypted under a key outside of the database, because
 *     the result holds a private key
 */
public record Receipt(Octets handle, Octets answer, boolean sealed) {}
