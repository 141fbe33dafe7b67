/**
 * The operators' door: hands out and withdraws shared secrets, shows the requests that wait for
 * approval and takes decisions about them, for whoever holds the token of an operator.
 *
 * <p>Standard: JSON over HTTP, bearer token as in RFC 6750 section 2.1.
 *
 * <p>Must not know: how secrets are made or kept, how requests wait.
 */
@NullMarked
package dev.signet.server.operator;

import org.jspecify.annotations.NullMarked;
