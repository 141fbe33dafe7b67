/**
 * Blocks of IP addresses, by what was written down or by what they are for.
 *
 * <p>Standards: RFC 4632, RFC 4291, RFC 6890.
 *
 * <p>Must not know: names; nothing is looked up here.
 */
@NullMarked
package dev.signet.mail.network;

import org.jspecify.annotations.NullMarked;
