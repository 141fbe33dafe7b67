/**
 * The commands of operators who decide together: who they are, what waits for them, and what they
 * say to it.
 *
 * <p>Standard: the operators' door of docs/command-line.md, opened with a bearer token (RFC 6750).
 *
 * <p>Must not know: XKMS messages, keys, how a request waits.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.cli.approval;
