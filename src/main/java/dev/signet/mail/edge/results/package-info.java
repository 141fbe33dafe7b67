/**
 * The header field that tells a receiver what was found, and the removal of forged ones.
 *
 * <p>Standards: RFC 8601, RFC 7281 (method smime).
 *
 * <p>Must not know: what was decided, or why.
 */
@NullMarked
package dev.signet.mail.edge.results;

import org.jspecify.annotations.NullMarked;
