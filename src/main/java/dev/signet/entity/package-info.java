/**
 * Who is spoken about: a domain, or a mailbox in one.
 *
 * <p>Names follow RFC 5321 section 4.1.2, RFC 6531 (international mail) and RFC 5890 (A-labels).
 * This room knows nothing else: no key, no certificate, no message.
 */
@NullMarked
package dev.signet.entity;

import org.jspecify.annotations.NullMarked;
