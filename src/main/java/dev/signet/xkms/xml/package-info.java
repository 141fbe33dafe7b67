/**
 * XKMS messages as XML: hardened parsing, reading, writing, envelopes and XML signatures; DOM and
 * Santuario end here.
 *
 * <p>Standard: XKMS 2.0 schema and Part 2 section 3 (SOAP 1.1, SOAP 1.2, bare XML), XML Signature
 * 1.1, XML Encryption, exclusive canonicalisation.
 *
 * <p>Must not know: how a request is answered, HTTP, databases, whom to trust.
 */
@NullMarked
package dev.signet.xkms.xml;

import org.jspecify.annotations.NullMarked;
