/**
 * What S/MIME a message has: which signatures cover the whole of it, which of them hold, and what
 * only looks like one.
 *
 * <p>Standards: RFC 8551 section 3, RFC 1847 section 2.1, RFC 7281 (numbers of parts).
 *
 * <p>Must not know: trust, policies.
 */
@NullMarked
package dev.signet.mail.smime.examine;

import org.jspecify.annotations.NullMarked;
