/**
 * Certificates that a domain publishes in DNS: CERT records (RFC 4398) and SMIMEA records (RFC
 * 8162).
 *
 * <p>The resolvers are the operator's. Whether an answer was authenticated by DNSSEC is said by the
 * AD bit of a resolver that the operator trusts (RFC 6840 section 5.8), and is part of the answer.
 * URLs in records are not opened here. dnsjava ends here.
 */
@NullMarked
package dev.signet.pki.fetch.dns;

import org.jspecify.annotations.NullMarked;
