/**
 * Which signatures an incoming edge takes off for one recipient: table I-2.
 *
 * <p>Standard: draft-hallambaker-entity-00 sections 2, 2.1.3 and 3.
 *
 * <p>Must not know: how a signature is taken off.
 */
@NullMarked
package dev.signet.mail.edge.stripping;

import org.jspecify.annotations.NullMarked;
