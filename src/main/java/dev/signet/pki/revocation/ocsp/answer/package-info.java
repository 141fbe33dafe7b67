/**
 * What an OCSP response says, as plain values read from its encoding.
 *
 * <p>RFC 6960 sections 4.1.1 and 4.2.1. This room must not know whether any of it is true.
 */
@NullMarked
package dev.signet.pki.revocation.ocsp.answer;

import org.jspecify.annotations.NullMarked;
