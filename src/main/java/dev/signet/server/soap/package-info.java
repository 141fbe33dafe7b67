/**
 * The doors of the key service: one URL per trust policy, three bindings told apart by the document
 * element.
 *
 * <p>Standard: XKMS 2.0 Part 2 section 3, SOAP 1.1 and 1.2 over HTTP. A message is read once, here,
 * and never again before its signature is checked; Metro carries the SOAP endpoints at message
 * level.
 *
 * <p>Must not know: what a message means, beyond the name of its element.
 */
@NullMarked
package dev.signet.server.soap;

import org.jspecify.annotations.NullMarked;
