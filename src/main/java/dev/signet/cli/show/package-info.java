/**
 * What a person or a script gets to see: text that a terminal can stand, and JSON that says the
 * same.
 *
 * <p>Standard: RFC 8259 for JSON; control characters of remote text are escaped, never sent to a
 * terminal.
 *
 * <p>Must not know: options, services, files.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.cli.show;
