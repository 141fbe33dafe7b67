/**
 * S/MIME on exact octets: sign, examine, strip; what a signature says about its origin.
 *
 * <p>Standards: RFC 8551, RFC 5652, RFC 5035, RFC 6211, RFC 9788, and docs/protocol.md.
 *
 * <p>Must not know: trust. Whether a signature holds is found here; whether its key may be believed
 * is the key service's answer.
 */
@NullMarked
package dev.signet.mail.smime;

import org.jspecify.annotations.NullMarked;
