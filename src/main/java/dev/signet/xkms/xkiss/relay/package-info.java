/**
 * Asking the key service of another domain for keys of names that this service knows nothing of;
 * what comes back is never more than a hint.
 *
 * <p>Standard: XKMS 2.0 section 5.1 (Locate may be delegated), Part 2 for finding the service.
 *
 * <p>Must not know: how a service is found and asked, what a query by example is, trust.
 */
@NullMarked
package dev.signet.xkms.xkiss.relay;

import org.jspecify.annotations.NullMarked;
