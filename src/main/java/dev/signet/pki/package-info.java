/**
 * Trust in certificates: reading them, judging them, revoking and issuing them.
 *
 * <p>RFC 5280 in its rooms. This floor must not know key services, messages, mail, or where it is
 * deployed.
 */
@NullMarked
package dev.signet.pki;

import org.jspecify.annotations.NullMarked;
