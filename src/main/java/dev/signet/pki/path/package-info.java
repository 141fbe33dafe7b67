/**
 * Whether a certificate is to be trusted for a purpose at a time: discovery proposes paths,
 * validation disposes of them.
 *
 * <p>RFC 5280 section 6 and RFC 4158. This room opens no file, socket or clock, and must not know
 * who asks or issues.
 */
@NullMarked
package dev.signet.pki.path;

import org.jspecify.annotations.NullMarked;
