/**
 * The operator's door of a key service: shared secrets made, listed and withdrawn, waiting requests
 * decided, and the service's health.
 *
 * <p>Standard: HTTP with a bearer token (RFC 6750), JSON (RFC 8259), MicroProfile Health for the
 * health answer.
 *
 * <p>Must not know: XKMS messages, options, terminals.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.cli.operator;
