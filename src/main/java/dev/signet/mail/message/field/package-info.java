/**
 * Structured header fields read word by word: comments, quoted strings, parameters.
 *
 * <p>Standards: RFC 5322 section 3.2, RFC 2045 section 5.1, RFC 2231.
 *
 * <p>Must not know: what a field is good for.
 */
@NullMarked
package dev.signet.mail.message.field;

import org.jspecify.annotations.NullMarked;
