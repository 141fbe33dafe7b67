/**
 * What a signature says about why, by whom and for whom it was made: as a signed attribute and as a
 * header field.
 *
 * <p>Standard: docs/protocol.md, "Signature origin"; draft-hallambaker-entity-00 section 5.
 *
 * <p>Must not know: whether a signature holds.
 */
@NullMarked
package dev.signet.mail.smime.origin;

import org.jspecify.annotations.NullMarked;
