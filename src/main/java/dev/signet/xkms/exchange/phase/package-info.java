/**
 * The two-phase request protocol: a requestor that has to show first that it gets answers.
 *
 * <p>Standard: XKMS 2.0 section 2.6.
 *
 * <p>Must not know: what an operation does, databases.
 */
@NullMarked
package dev.signet.xkms.exchange.phase;

import org.jspecify.annotations.NullMarked;
