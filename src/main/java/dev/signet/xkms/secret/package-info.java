/**
 * Keys derived from a limited-use shared secret: to authenticate a request, to revoke a binding, to
 * encrypt a private key.
 *
 * <p>Standard: XKMS 2.0 section 8.1; SASLprep is RFC 4013. The derivation is HMAC-SHA1 without salt
 * or iteration, so secrets have to be random and short-lived.
 *
 * <p>Must not know: messages, where secrets are kept, who may use them.
 */
@NullMarked
package dev.signet.xkms.secret;

import org.jspecify.annotations.NullMarked;
