/**
 * The one door to URLs that stand in certificates and policies: what is asked for, within which
 * bounds, and what came of it.
 *
 * <p>Certificates, revocation lists and OCSP answers over HTTP (RFC 5280 sections 4.2.1.13 and
 * 4.2.2.1, RFC 6960 appendix A) and LDAP (RFC 4516, RFC 4523). No other room opens such a URL. The
 * room does not know what the octets mean and believes nothing of them.
 */
@NullMarked
package dev.signet.pki.fetch;

import org.jspecify.annotations.NullMarked;
