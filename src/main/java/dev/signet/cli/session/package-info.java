/**
 * What the commands share: the options that several have, the settings around them, and one way to
 * ask a key service and to show its answer.
 *
 * <p>Standard: XKMS 2.0 section 3.3 for results; POSIX and GNU conventions for options (picocli).
 *
 * <p>Must not know: the commands themselves, what one of them asks or orders.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.cli.session;
