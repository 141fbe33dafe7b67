/**
 * {@code signet mail} as somebody at a terminal meets it.
 *
 * <p>Must not know: how the edge decides.
 */
@NullMarked
package dev.signet.cli.mail;

import org.jspecify.annotations.NullMarked;
