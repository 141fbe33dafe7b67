/**
 * Which requests operators have to approve before they are carried out, and how many of them.
 *
 * <p>Standard: none; XKMS 2.0 section 2.5.2 has the exchange in which a requestor waits for it.
 *
 * <p>Must not know: who the operators are, how a request waits, databases.
 */
@NullMarked
package dev.signet.xkms.xkrss.approval;

import org.jspecify.annotations.NullMarked;
