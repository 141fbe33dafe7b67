/**
 * What the signatures of a message amount to, once their keys were judged.
 *
 * <p>Standards: RFC 8550 section 3, RFC 3183 section 3, RFC 9598; draft-hallambaker-entity-00
 * section 4.
 *
 * <p>Must not know: what follows from it.
 */
@NullMarked
package dev.signet.mail.edge.finding;

import org.jspecify.annotations.NullMarked;
