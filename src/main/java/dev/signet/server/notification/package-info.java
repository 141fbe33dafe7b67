/**
 * Tells requestors that the result of a request that waited is there: by mail through the
 * operator's mail server, or by an HTTP request.
 *
 * <p>Standard: XKMS 2.0 section 3.2.2 (PendingNotification), which leaves the content open; RFC
 * 5321 section 4.5.5 and RFC 3834 section 5 for mail that wants no answer.
 *
 * <p>Must not know: results, where notices may go.
 */
@NullMarked
package dev.signet.server.notification;

import org.jspecify.annotations.NullMarked;
