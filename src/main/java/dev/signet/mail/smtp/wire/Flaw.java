package dev.signet.mail.smtp.wire;

/** Why content cannot be taken. */
public enum Flaw {
  BARE_LINE_END,
  NUL,
  LONG_LINE,
  TOO_LARGE,
  /** The fault is ours: it could not be stored. */
  NOT_STORED
}
