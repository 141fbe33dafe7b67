/**
 * Who asks, and which operations for which names that requestor may ask for.
 *
 * <p>Standard: XKMS 2.0 Part 2 section 4 (security bindings).
 *
 * <p>Must not know: registration secrets, databases, HTTP.
 */
@NullMarked
package dev.signet.xkms.exchange.permission;

import org.jspecify.annotations.NullMarked;
