/**
 * Which signature algorithms and keys are good enough, and until when.
 *
 * <p>RFC 8550 section 4.3, NIST SP 800-131A. This room must not know certificates or paths.
 */
@NullMarked
package dev.signet.pki.algorithm;

import org.jspecify.annotations.NullMarked;
