/**
 * Mail as exact octets: fields, parts and addresses are read in place and never re-serialised.
 *
 * <p>Standards: RFC 5322, RFC 2045 to 2047, RFC 2231, RFC 6532.
 *
 * <p>Must not know: signatures, SMTP, keys.
 */
@NullMarked
package dev.signet.mail.message;

import org.jspecify.annotations.NullMarked;
