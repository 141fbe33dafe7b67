/**
 * Whether the next hop and the receiver cope with signed mail, found out without being a nuisance.
 *
 * <p>Standards: RFC 5321 sections 4.1.1.1 and 5.1, RFC 3207, RFC 7505; docs/protocol.md, "EHLO
 * keyword".
 *
 * <p>Must not know: what is done about it.
 */
@NullMarked
package dev.signet.mail.capability;

import org.jspecify.annotations.NullMarked;
