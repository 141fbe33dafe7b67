/**
 * Puts published corpora of signed mail to {@code signet mail examine} and keeps the page that
 * tells how it did.
 *
 * <p>Standards: RFC 8551, RFC 8550, RFC 5652; the corpora name their own.
 *
 * <p>Must not know: how the command comes to its answer.
 */
@NullMarked
package dev.signet.conformance.mail;

import org.jspecify.annotations.NullMarked;
