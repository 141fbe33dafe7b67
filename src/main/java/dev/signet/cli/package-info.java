/**
 * The {@code signet} program: its tree of commands, and what happens where one cannot be carried
 * out.
 *
 * <p>Standard: POSIX and GNU conventions for options (picocli), exit codes of docs/command-line.md.
 *
 * <p>Must not know: what the commands do, how a service finds its answers, containers.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.cli;
