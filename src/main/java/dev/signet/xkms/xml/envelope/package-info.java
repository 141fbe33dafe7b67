/**
 * What a message travels in, and the faults that belong to it.
 *
 * <p>Standard: XKMS 2.0 Part 2 section 3 (SOAP 1.1, SOAP 1.2, bare XML).
 *
 * <p>Must not know: what is in the message, HTTP.
 */
@NullMarked
package dev.signet.xkms.xml.envelope;

import org.jspecify.annotations.NullMarked;
