/**
 * Certificates that others publish: where they are, and what came of asking.
 *
 * <p>RFC 5280 sections 4.2.2.1 and 4.2.2.2, RFC 4158 section 7. This room must not know what the
 * certificates are good for.
 */
@NullMarked
package dev.signet.pki.path.fetching;

import org.jspecify.annotations.NullMarked;
