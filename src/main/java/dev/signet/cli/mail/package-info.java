/**
 * {@code signet mail}: what the mail edge would make of a message, without any mail server.
 *
 * <p>Standard: docs/protocol.md; the words of results are those of RFC 8601.
 *
 * <p>Must not know: listeners.
 */
@NullMarked
package dev.signet.cli.mail;

import org.jspecify.annotations.NullMarked;
