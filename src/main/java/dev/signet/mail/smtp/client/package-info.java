/**
 * The client's side of SMTP and LMTP: one next hop, kept connections, every reply accounted for.
 *
 * <p>Standards: RFC 5321, RFC 2033, 2920, 3207, 1870, 6152, 6531, 3461, 8689; Postfix's
 * XCLIENT_README and XFORWARD_README.
 *
 * <p>Must not know: where to find a next hop, or what a message says.
 */
@NullMarked
package dev.signet.mail.smtp.client;

import org.jspecify.annotations.NullMarked;
