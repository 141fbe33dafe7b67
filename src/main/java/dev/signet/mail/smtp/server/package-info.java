/**
 * The server's side of SMTP and LMTP: one state machine, strict about line ends, lossless.
 *
 * <p>Standards: RFC 5321, RFC 2033, 2920, 3030, 3207, 1870, 3461, 6531; Postfix's XCLIENT_README
 * and XFORWARD_README.
 *
 * <p>Must not know: what a message says, where it goes, or what is decided about it.
 */
@NullMarked
package dev.signet.mail.smtp.server;

import org.jspecify.annotations.NullMarked;
