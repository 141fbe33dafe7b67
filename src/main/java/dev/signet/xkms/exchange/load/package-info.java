/**
 * How much the service takes on at once, and from whom.
 *
 * <p>Standard: XKMS 2.0 section 10 (denial of service); Receiver/Refused of section 3.3.1.
 *
 * <p>Must not know: what an operation does, HTTP.
 */
@NullMarked
package dev.signet.xkms.exchange.load;

import org.jspecify.annotations.NullMarked;
