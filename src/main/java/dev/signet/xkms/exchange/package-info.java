/**
 * What all operations share: how a request came, how it is refused, and what heads its result.
 *
 * <p>Standard: XKMS 2.0 sections 2.5 to 2.8 and 3.
 *
 * <p>Must not know: how an operation is carried out.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.xkms.exchange;
