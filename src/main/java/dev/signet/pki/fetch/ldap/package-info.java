/**
 * One LDAP search for published certificates or revocation lists at an address that the guard
 * admitted (RFC 4511, RFC 4516, RFC 4523).
 *
 * <p>Anonymous, one search and the end. Referrals and aliases are not followed, and only attributes
 * with certificates and revocation lists are asked for.
 */
@NullMarked
package dev.signet.pki.fetch.ldap;

import org.jspecify.annotations.NullMarked;
