/**
 * Whether an issuer has withdrawn a certificate, by the evidence at hand.
 *
 * <p>RFC 5280 sections 5 and 6.3. This room must not know paths, purposes or issuance.
 */
@NullMarked
package dev.signet.pki.revocation;

import org.jspecify.annotations.NullMarked;
