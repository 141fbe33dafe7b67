/**
 * Mailboxes in header fields, and whether a message has exactly one author.
 *
 * <p>Standards: RFC 5322 sections 3.4, 3.6.2, 4.4; RFC 2047; RFC 6532; RFC 6854.
 *
 * <p>Must not know: certificates, the envelope.
 */
@NullMarked
package dev.signet.mail.message.address;

import org.jspecify.annotations.NullMarked;
