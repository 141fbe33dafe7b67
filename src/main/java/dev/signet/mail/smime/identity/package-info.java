/**
 * For whom a signature speaks: the mailboxes of a certificate held against the author of a message
 * and against the keys that a domain lists.
 *
 * <p>Standards: RFC 8550 section 3, RFC 9598, RFC 9788, RFC 3183 section 3; docs/protocol.md.
 *
 * <p>Must not know: whether the signature holds or its key is trusted.
 */
@NullMarked
package dev.signet.mail.smime.identity;

import org.jspecify.annotations.NullMarked;
