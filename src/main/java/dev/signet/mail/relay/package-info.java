/**
 * Listeners' sessions: mail comes in, is handled, goes on, and the next hop's reply is our reply.
 * There is no queue here, so nothing can be lost here.
 *
 * <p>Standards: RFC 5321 section 4.2.5, RFC 2033, RFC 1047; docs/protocol.md.
 *
 * <p>Must not know: how mail is judged.
 */
@NullMarked
package dev.signet.mail.relay;

import org.jspecify.annotations.NullMarked;
