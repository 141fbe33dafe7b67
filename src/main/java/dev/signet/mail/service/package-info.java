/**
 * What the edge asks a key service: is this key good for this name, has this receiver a key.
 *
 * <p>Standard: XKMS 2.0 sections 4 and 5, as a client.
 *
 * <p>Must not know: how a key service finds out.
 */
@NullMarked
package dev.signet.mail.service;

import org.jspecify.annotations.NullMarked;
