/**
 * Whole messages through the incoming edge: attacks that must authenticate nobody else, and honest
 * mail that must pass.
 *
 * <p>Standards: RFC 8551, RFC 8550, RFC 9598, RFC 9788, RFC 8601 section 5.
 *
 * <p>Must not know: how the edge comes to its answer.
 */
@NullMarked
package dev.signet.mail.handling;

import org.jspecify.annotations.NullMarked;
