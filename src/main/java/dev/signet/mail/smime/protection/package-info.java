/**
 * Copies of the fields of a message in the header of what is signed, so that nobody changes them
 * unseen.
 *
 * <p>Standard: RFC 9788, for messages that are signed and not encrypted.
 *
 * <p>Must not know: CMS.
 */
@NullMarked
package dev.signet.mail.smime.protection;

import org.jspecify.annotations.NullMarked;
