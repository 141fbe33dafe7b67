/**
 * What a domain declares about its mail: the keys that may sign it, and whether it always does.
 *
 * <p>Standard: draft-hallambaker-entity-00 section 4; docs/protocol.md.
 *
 * <p>Must not know: how a declaration is found or written.
 */
@NullMarked
package dev.signet.policy;

import org.jspecify.annotations.NullMarked;
