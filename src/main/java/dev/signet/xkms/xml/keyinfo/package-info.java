/**
 * Keys as XML: ds:KeyInfo, the elements of key values, and private keys under encryption.
 *
 * <p>Standard: XML Signature 1.1 section 4.5, XML Encryption, XKMS 2.0 section 8.2 (RSAKeyPair).
 *
 * <p>Must not know: signatures, what a message means, whom to trust.
 */
@NullMarked
package dev.signet.xkms.xml.keyinfo;

import org.jspecify.annotations.NullMarked;
