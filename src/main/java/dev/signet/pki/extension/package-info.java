/**
 * What certificate extensions say, as plain values read from their encoding.
 *
 * <p>RFC 5280 section 4.2. This room must not know whole certificates or what their statements mean
 * for a path.
 */
@NullMarked
package dev.signet.pki.extension;

import org.jspecify.annotations.NullMarked;
