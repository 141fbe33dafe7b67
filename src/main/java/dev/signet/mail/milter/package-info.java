/**
 * The milter protocol, version 6, on the filter's side.
 *
 * <p>Standard: the constants and order of libmilter 8.17; draft-adams-milter-protocol.
 *
 * <p>Must not know: what a message says, or what is decided about it.
 */
@NullMarked
package dev.signet.mail.milter;

import org.jspecify.annotations.NullMarked;
