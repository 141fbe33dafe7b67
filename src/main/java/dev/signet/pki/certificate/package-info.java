/**
 * What one certificate says: its bytes, its names, its fingerprints, without any trust.
 *
 * <p>RFC 5280 section 4, RFC 9598, RFC 4514. This room must not know paths, revocation or issuance.
 */
@NullMarked
package dev.signet.pki.certificate;

import org.jspecify.annotations.NullMarked;
