/**
 * Which signature algorithms and keys are good enough, until when, and who checks them.
 *
 * <p>RFC 8550 section 4.3, NIST SP 800-131A. This room must not know what is in a certificate, or
 * paths.
 */
@NullMarked
package dev.signet.pki.algorithm;

import org.jspecify.annotations.NullMarked;
