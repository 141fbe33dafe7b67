/**
 * What an OCSP response proves about a certificate: whether its signer may sign it, and for which
 * time it holds.
 *
 * <p>RFC 6960 sections 2, 3.2 and 4.2.2. This room must not know where a response comes from.
 */
@NullMarked
package dev.signet.pki.revocation.ocsp.judge;

import org.jspecify.annotations.NullMarked;
