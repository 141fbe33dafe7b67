/**
 * Asynchronous processing: requests that are taken in now and answered later.
 *
 * <p>Standard: XKMS 2.0 section 2.5.
 *
 * <p>Must not know: what an operation does, databases.
 */
@NullMarked
package dev.signet.xkms.exchange.later;

import org.jspecify.annotations.NullMarked;
