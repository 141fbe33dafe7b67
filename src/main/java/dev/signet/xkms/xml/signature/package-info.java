/**
 * XML signatures of messages and of key bindings: a gate before the arithmetic, a listed set of
 * algorithms, one way to sign; Santuario ends here.
 *
 * <p>Standard: XML Signature 1.1, exclusive canonicalisation.
 *
 * <p>Must not know: how messages are read or written, which signer may do what, whom to trust.
 */
@NullMarked
package dev.signet.xkms.xml.signature;

import org.jspecify.annotations.NullMarked;
