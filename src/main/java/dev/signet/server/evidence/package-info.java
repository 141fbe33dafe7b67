/**
 * Evidence about withdrawal: what is kept of it, who may ask for more, and how that goes.
 *
 * <p>RFC 5280 section 6.3, RFC 6960. This room must not know messages, endpoints or what a path is.
 */
@NullMarked
package dev.signet.server.evidence;

import org.jspecify.annotations.NullMarked;
