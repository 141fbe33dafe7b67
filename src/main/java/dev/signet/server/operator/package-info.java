/**
 * The operator's door: hands out and withdraws shared secrets, for whoever holds the operator's
 * token.
 *
 * <p>Standard: JSON over HTTP, bearer token as in RFC 6750 section 2.1.
 *
 * <p>Must not know: how secrets are made or kept.
 */
@NullMarked
package dev.signet.server.operator;

import org.jspecify.annotations.NullMarked;
