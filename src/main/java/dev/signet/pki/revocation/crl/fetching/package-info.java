/**
 * Revocation lists from where certificates and lists say that they are published.
 *
 * <p>RFC 5280 sections 4.2.1.13 and 5.2.6. URLs are opened by the one guarded door alone; what
 * comes back is believed by nobody until its signature is checked by those who use it.
 */
@NullMarked
package dev.signet.pki.revocation.crl.fetching;

import org.jspecify.annotations.NullMarked;
