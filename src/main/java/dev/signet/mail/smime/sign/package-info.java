/**
 * Makes signed messages: a clear signature over the whole of a message that survives transport.
 *
 * <p>Standards: RFC 8551 section 3.5.3, RFC 1847, RFC 5652, RFC 9788, RFC 3183.
 *
 * <p>Must not know: who may sign for whom; where keys are kept.
 */
@NullMarked
package dev.signet.mail.smime.sign;

import org.jspecify.annotations.NullMarked;
