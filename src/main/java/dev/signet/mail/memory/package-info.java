/**
 * Remembers what was found out, for a while and within bounds, and lets one find it out for many.
 *
 * <p>Standard: none.
 *
 * <p>Must not know: what is remembered.
 */
@NullMarked
package dev.signet.mail.memory;

import org.jspecify.annotations.NullMarked;
