/**
 * The commands of an operator: shared secrets made, listed and withdrawn.
 *
 * <p>Standard: the operator's door of docs/command-line.md, opened with a bearer token (RFC 6750).
 *
 * <p>Must not know: XKMS messages, keys, what a secret will be used for.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.cli.secrets;
