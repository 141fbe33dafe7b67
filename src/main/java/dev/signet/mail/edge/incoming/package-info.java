/**
 * Whether an incoming edge accepts a message: tables I-1 and I-3.
 *
 * <p>Standard: draft-hallambaker-entity-00 sections 2.1.3, 3, 4.4 and 4.5; RFC 3463 for the codes.
 *
 * <p>Must not know: how a message is changed, or how a reply is sent.
 */
@NullMarked
package dev.signet.mail.edge.incoming;

import org.jspecify.annotations.NullMarked;
