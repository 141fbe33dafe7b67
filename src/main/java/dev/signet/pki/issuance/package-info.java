/**
 * The built-in authority: certificates and revocation lists for what is registered here.
 *
 * <p>RFC 5280 sections 4 and 5, RFC 8550 (S/MIME certificates). This room must not know
 * registration rules or the registry; the certificate builder library ends here.
 */
@NullMarked
package dev.signet.pki.issuance;

import org.jspecify.annotations.NullMarked;
