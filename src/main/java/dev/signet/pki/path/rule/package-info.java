/**
 * The rules of path validation: pure functions over certificates that are already linked by their
 * signatures, each under the number of its section.
 *
 * <p>RFC 5280 section 6.1, RFC 5937, RFC 9618, RFC 8550, RFC 9525. This room checks no signature,
 * asks nobody about revocation and must not know how a path was found.
 */
@NullMarked
package dev.signet.pki.path.rule;

import org.jspecify.annotations.NullMarked;
