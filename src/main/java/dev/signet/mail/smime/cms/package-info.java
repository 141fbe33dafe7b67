/**
 * The Cryptographic Message Syntax, as far as a signature needs it: read within limits from a
 * stream, judged signer by signer, written.
 *
 * <p>Standards: RFC 5652, RFC 5035, RFC 6211, RFC 8933, RFC 8419, RFC 9882; X.690.
 *
 * <p>Must not know: mail messages, MIME, trust.
 */
@NullMarked
package dev.signet.mail.smime.cms;

import org.jspecify.annotations.NullMarked;
