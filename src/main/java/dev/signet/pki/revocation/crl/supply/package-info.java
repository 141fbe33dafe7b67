/**
 * Where revocation lists come from: held by the operator, offered by a stranger, fetched.
 *
 * <p>This room must not know which list speaks about which certificate; nothing that it hands out
 * is trusted.
 */
@NullMarked
package dev.signet.pki.revocation.crl.supply;

import org.jspecify.annotations.NullMarked;
