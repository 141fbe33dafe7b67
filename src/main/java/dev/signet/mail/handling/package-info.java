/**
 * One message through the edge: gathers facts, has them judged, carries the decision out.
 *
 * <p>Standard: draft-hallambaker-entity-00 section 2.1; docs/protocol.md.
 *
 * <p>Must not know: over which protocol the message came or goes.
 */
@NullMarked
package dev.signet.mail.handling;

import org.jspecify.annotations.NullMarked;
