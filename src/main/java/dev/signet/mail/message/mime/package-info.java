/**
 * The parts of a MIME message, found by their place in the octets.
 *
 * <p>Standards: RFC 2045, RFC 2046, RFC 2183.
 *
 * <p>Must not know: what parts are good for, how they are decoded.
 */
@NullMarked
package dev.signet.mail.message.mime;

import org.jspecify.annotations.NullMarked;
