/**
 * The decisions of the mail edge and their one explanation: pure functions from facts to a verdict
 * with its rule.
 *
 * <p>Standards: draft-hallambaker-entity-00 sections 2 to 4, RFC 8601, RFC 7281; docs/protocol.md.
 *
 * <p>Must not know: sockets, files, time, or where a fact came from.
 */
@NullMarked
package dev.signet.mail.edge;

import org.jspecify.annotations.NullMarked;
