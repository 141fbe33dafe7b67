/**
 * Who asks: deciding whether a request that changes the registry comes from somebody who may ask
 * for it.
 *
 * <p>Standard: XKMS 2.0 sections 6.5, 7.1.4 and 8.1; what a registered key may authenticate is this
 * service's own rule.
 *
 * <p>Must not know: what the request would change, how it is answered, XML, SQL.
 */
@NullMarked
package dev.signet.xkms.xkrss.authentication;

import org.jspecify.annotations.NullMarked;
