/**
 * Tells a domain once a day how much mail came in its name that did not keep its policy, if it
 * asked to be told.
 *
 * <p>Standard: draft-hallambaker-entity-00 sections 4.4 and 4.5 (security notices); the documents
 * follow RFC 8460 section 4.
 *
 * <p>Must not know: messages; it counts rules and addresses.
 */
@NullMarked
package dev.signet.mail.notice;

import org.jspecify.annotations.NullMarked;
