/**
 * Milter packets: what each one holds, and how it stands on the wire.
 *
 * <p>Standard: the constants of libmilter 8.17 (mfdef.h); draft-adams-milter-protocol.
 *
 * <p>Must not know: in which order packets come, or what a handler wants.
 */
@NullMarked
package dev.signet.mail.milter.wire;

import org.jspecify.annotations.NullMarked;
