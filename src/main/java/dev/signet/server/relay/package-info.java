/**
 * Finding the key service of another domain and asking it, for questions that are passed on.
 *
 * <p>Standard: XKMS 2.0 Part 2 (service location by DNS SRV, RFC 2782); guarded like every other
 * way out of the house.
 *
 * <p>Must not know: what is done with the answers.
 */
@NullMarked
package dev.signet.server.relay;

import org.jspecify.annotations.NullMarked;
