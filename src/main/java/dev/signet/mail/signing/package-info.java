/**
 * Who may have mail signed as whom, and with which key.
 *
 * <p>Standards: RFC 4954 (who submitted), RFC 7292 (PKCS #12), RFC 7468 (PEM), RFC 8550 section 4
 * (certificates of signers), RFC 3183 section 3.1.1 (domain signatures).
 *
 * <p>Must not know: whether a message is to be signed, and how that is done.
 */
@NullMarked
package dev.signet.mail.signing;

import org.jspecify.annotations.NullMarked;
