/**
 * The words of trust: what is asked for, by whose policy, and what was found and why.
 *
 * <p>RFC 5280 section 6.1.1, RFC 5937, RFC 4158. This room must not know how anything is found out.
 */
@NullMarked
package dev.signet.pki.trust;

import org.jspecify.annotations.NullMarked;
