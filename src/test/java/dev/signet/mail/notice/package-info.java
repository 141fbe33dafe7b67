/** The book of notices, the end of a day, and mail to a sink on loopback. */
@NullMarked
package dev.signet.mail.notice;

import org.jspecify.annotations.NullMarked;
