/**
 * The SMTP and LMTP wire, both sides: commands, replies, EHLO keywords, line discipline.
 *
 * <p>Standards: RFC 5321, RFC 2033 (LMTP), RFC 2034, 2920, 3030, 3207, 3461, 1870, 6152, 6531,
 * 8689; XCLIENT and XFORWARD as Postfix documents them.
 *
 * <p>Must not know: what a message says, or what is decided about it.
 */
@NullMarked
package dev.signet.mail.smtp;

import org.jspecify.annotations.NullMarked;
