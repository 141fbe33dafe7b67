package dev.signet.mail.edge.finding;

/** What a signer's certificate has to do with the author of the message. */
public enum Alignment {
  /** It names the author's mailbox. */
  AUTHOR,
  /** It signs for the author's domain (RFC 3183 section 3.1.1). */
  DOMAIN,
  /** It names somebody else, and be it the Sender. */
  OTHER,
  /** The message has no author: From is missing, double, or names several mailboxes. */
  NO_AUTHOR;

  /** Whether it names the author or speaks for the author's domain. */
  public boolean isAligned() {
    return this == AUTHOR || this == DOMAIN;
  }
}
