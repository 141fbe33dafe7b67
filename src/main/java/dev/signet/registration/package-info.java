/**
 * Who may register what: the operator's side of limited-use shared secrets.
 *
 * <p>Standard: the secrets of XKMS 2.0 section 8.1; how they are issued, limited and withdrawn is
 * this service's own.
 *
 * <p>Must not know: messages, databases, the way to the operator.
 */
@NullMarked
package dev.signet.registration;

import org.jspecify.annotations.NullMarked;
