package dev.signet.mail.smtp.wire;

/**
 * What becomes of a CR or LF that stands alone in a message (RFC 5321 section 2.3.8 forbids them;
 * SMTP smuggling lives on them). They are never passed on.
 */
public enum BareLineEnds {
  /** The message is refused. */
  REJECT,
  /** Each is taken as the end of a line, but never as part of the end of data. */
  NORMALISE
}
