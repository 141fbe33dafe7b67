/**
 * Evidence that was fetched before: kept, found again, and fetched once for all who ask at the same
 * time.
 *
 * <p>RFC 6960 section 2.4, RFC 5019 section 6. This room must not know what the octets say.
 */
@NullMarked
package dev.signet.pki.revocation.cache;

import org.jspecify.annotations.NullMarked;
