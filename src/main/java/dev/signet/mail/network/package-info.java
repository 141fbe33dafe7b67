/**
 * Blocks of IP addresses.
 *
 * <p>Standards: RFC 4632, RFC 4291.
 *
 * <p>Must not know: names; nothing is looked up here.
 */
@NullMarked
package dev.signet.mail.network;

import org.jspecify.annotations.NullMarked;
