/**
 * The valid policies of a path as a graph, one node for each policy at each depth, so that it never
 * grows faster than what the certificates say.
 *
 * <p>RFC 5280 section 6.1, RFC 9618. This room must not know grounds or verdicts.
 */
@NullMarked
package dev.signet.pki.path.policy;

import org.jspecify.annotations.NullMarked;
