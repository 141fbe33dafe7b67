/**
 * Looks declarations, key services and mail exchangers up in DNS. dnsjava ends here.
 *
 * <p>Whether an answer is secure is said by the AD bit of a resolver that is trusted, or found out
 * here (RFC 4035 sections 3.2.3 and 5), and is part of the answer.
 *
 * <p>Standards: RFC 1035, RFC 2308, RFC 2782, RFC 4035, RFC 5321 section 5.1, RFC 6891, RFC 7505;
 * docs/protocol.md.
 *
 * <p>Must not know: mail.
 */
@NullMarked
package dev.signet.policy.dns;

import org.jspecify.annotations.NullMarked;
