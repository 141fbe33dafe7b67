/**
 * Looks declarations, key services and mail exchangers up in DNS.
 *
 * <p>Standards: RFC 1035, RFC 2782, RFC 4035, RFC 5321 section 5.1, RFC 7505; docs/protocol.md.
 *
 * <p>Must not know: mail.
 */
@NullMarked
package dev.signet.policy.dns;

import org.jspecify.annotations.NullMarked;
