/**
 * Tells requestors that a result is there, where the operator allows it.
 *
 * <p>Standard: PendingNotification of XKMS 2.0 section 3.2.2. A target that a stranger names is an
 * invitation to send mail or requests on the stranger's behalf: none is allowed unless listed.
 *
 * <p>Must not know: results, how mail and HTTP requests are sent.
 */
@NullMarked
package dev.signet.xkms.exchange.later.notice;

import org.jspecify.annotations.NullMarked;
