/**
 * The commands of a key's owner: a key registered, its registration renewed, revoked, the key
 * recovered, now or later.
 *
 * <p>Standard: XKMS 2.0 sections 6 and 7 (X-KRSS), section 8.1 for keys derived from secrets.
 *
 * <p>Must not know: the operator's door, how a service decides.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.cli.order;
