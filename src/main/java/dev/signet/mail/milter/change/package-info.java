/**
 * The steps that make one message of another, as a milter may ask an MTA for them.
 *
 * <p>Standard: smfi_insheader, smfi_addheader, smfi_chgheader and smfi_replacebody of libmilter, as
 * Sendmail and Postfix carry them out.
 *
 * <p>Must not know: connections, or why a message is changed.
 */
@NullMarked
package dev.signet.mail.milter.change;

import org.jspecify.annotations.NullMarked;
