/**
 * X-KRSS: registering, reissuing, revoking and recovering key bindings.
 *
 * <p>Standard: XKMS 2.0 sections 6, 7 and 8.
 *
 * <p>Must not know: DOM, HTTP, SQL.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.xkms.xkrss;
