/**
 * Takes a signature off, so that what is left is the very entity that was signed.
 *
 * <p>Standards: docs/protocol.md, "Stripping"; RFC 8551, RFC 1847, RFC 9788.
 *
 * <p>Must not know: cryptography; when to strip.
 */
@NullMarked
package dev.signet.mail.smime.strip;

import org.jspecify.annotations.NullMarked;
