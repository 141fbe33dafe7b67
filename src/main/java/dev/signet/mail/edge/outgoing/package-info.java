/**
 * What an outgoing edge does with a message for one recipient: table O-1.
 *
 * <p>Standard: draft-hallambaker-entity-00 sections 2.1.2 and 4.4; docs/protocol.md.
 *
 * <p>Must not know: how a message is signed or sent.
 */
@NullMarked
package dev.signet.mail.edge.outgoing;

import org.jspecify.annotations.NullMarked;
