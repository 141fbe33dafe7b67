/**
 * Whether a certificate was withdrawn, by revocation lists.
 *
 * <p>RFC 5280 section 6.3, each step a small function under its letter, and X.509 section 7.10 for
 * questions about the past. This room must not know how lists are encoded or where they come from.
 *
 * <p>What a list proves about a certificate at the asked time:
 *
 * <ul>
 *   <li>A list of that time (made before it, its next update after it) says all: listed is revoked,
 *       not listed is good.
 *   <li>A final revocation stands for ever. A list from before that has ended still proves it; so
 *       does a list made later whose entry is dated before the asked time.
 *   <li>A list made later that does not list the certificate, or lists it with a later date, proves
 *       that it had not been revoked, if the certificate had not expired when the list was made (or
 *       the list keeps expired ones): entries stay until then (RFC 5280 section 3.3). It cannot
 *       show a hold that came and went between; a list of the asked time can, and where both are at
 *       hand both count.
 *   <li>A list made before that has ended proves nothing for a certificate that it does not list,
 *       and nothing by a hold, which may have been lifted.
 *   <li>A list made after the present moment of our clock is no evidence at all.
 * </ul>
 */
@NullMarked
package dev.signet.pki.revocation.crl.rule;

import org.jspecify.annotations.NullMarked;
