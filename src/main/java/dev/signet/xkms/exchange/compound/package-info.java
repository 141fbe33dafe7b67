/**
 * Several requests in one message, carried out side by side under one budget.
 *
 * <p>Standard: XKMS 2.0 section 2.8.
 *
 * <p>Must not know: what an operation does, databases.
 */
@NullMarked
package dev.signet.xkms.exchange.compound;

import org.jspecify.annotations.NullMarked;
