/**
 * A message that comes again gets its first answer again.
 *
 * <p>Standard: XKMS 2.0 section 3.1 (no operation is idempotent by itself).
 *
 * <p>Must not know: what an operation does, databases.
 */
@NullMarked
package dev.signet.xkms.exchange.repeat;

import org.jspecify.annotations.NullMarked;
