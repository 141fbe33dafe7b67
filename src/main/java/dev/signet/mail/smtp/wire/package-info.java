/**
 * What both sides of SMTP write and read: replies, paths, parameters, xtext, content with its dots.
 *
 * <p>Standards: RFC 5321 sections 2.3.8, 4.1.2, 4.2, 4.5.2; RFC 3461 section 4 (xtext).
 *
 * <p>Must not know: the order in which things are said.
 */
@NullMarked
package dev.signet.mail.smtp.wire;

import org.jspecify.annotations.NullMarked;
