/**
 * One HTTP exchange with an address that the guard admitted (RFC 9110, RFC 9112).
 *
 * <p>HTTP/1.1, one connection for each exchange, no cookies, no credentials, no content codings, no
 * redirects and no name look-ups: those belong to the rooms around this one. Apache HttpClient ends
 * here.
 */
@NullMarked
package dev.signet.pki.fetch.http;

import org.jspecify.annotations.NullMarked;
