/**
 * Asks responders about certificates, keeps what they prove, and answers by it.
 *
 * <p>RFC 6960, RFC 5019, RFC 9654. This room must not know lists, paths or how a URL is opened.
 */
@NullMarked
package dev.signet.pki.revocation.ocsp;

import org.jspecify.annotations.NullMarked;
