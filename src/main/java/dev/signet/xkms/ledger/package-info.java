/**
 * What the nodes of a service remember together about exchanges: nonces and their keys, requests
 * that wait, answers of other services.
 *
 * <p>Standard: XKMS 2.0 sections 2.5 to 2.8.
 *
 * <p>Must not know: databases, messages as XML, what an operation does.
 */
@NullMarked
package dev.signet.xkms.ledger;

import org.jspecify.annotations.NullMarked;
