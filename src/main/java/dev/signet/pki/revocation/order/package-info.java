/**
 * Which kind of evidence is looked for first when a policy leaves the choice.
 *
 * <p>RFC 5280 section 6.3, RFC 6960. This room must not know what lists and answers look like.
 */
@NullMarked
package dev.signet.pki.revocation.order;

import org.jspecify.annotations.NullMarked;
