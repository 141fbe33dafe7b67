/**
 * The {@code signet} command: asks a key service, has keys registered and revoked, and speaks to
 * the operator's door.
 *
 * <p>Standard: POSIX and GNU conventions for options (picocli), exit codes of docs/command-line.md.
 *
 * <p>Must not know: how a service finds its answers, containers.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.cli;
