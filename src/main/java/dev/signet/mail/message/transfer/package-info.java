/**
 * Transfer encodings, and the form of a message that survives transport unchanged.
 *
 * <p>Standards: RFC 2045 section 6, RFC 2046 section 5.2.1, RFC 8551 section 3.1.
 *
 * <p>Must not know: why a message must survive.
 */
@NullMarked
package dev.signet.mail.message.transfer;

import org.jspecify.annotations.NullMarked;
