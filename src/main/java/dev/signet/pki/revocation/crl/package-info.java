/**
 * Revocation lists as values: read once, indexed once, looked up in constant time.
 *
 * <p>RFC 5280 section 5, X.690. This room must not know where lists come from, nor which list
 * speaks about which certificate.
 */
@NullMarked
package dev.signet.pki.revocation.crl;

import org.jspecify.annotations.NullMarked;
