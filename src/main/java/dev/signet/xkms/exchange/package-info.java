/**
 * What is known about a request besides its content, and what follows from its exchange pattern.
 *
 * <p>Standard: XKMS 2.0 sections 2.5 to 2.8 and 3.
 *
 * <p>Must not know: how an operation is carried out.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.xkms.exchange;
