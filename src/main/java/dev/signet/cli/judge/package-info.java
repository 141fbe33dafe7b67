/**
 * {@code signet judge}: puts files of path cases to the engine and prints one line for each.
 *
 * <p>Standard: the format path-cases/1; RFC 5280 section 6, RFC 4158, RFC 6960.
 *
 * <p>Must not know: services, what a case file expects, which corpus a case comes from.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.cli.judge;
