package dev.signet.mail.edge;

/** Whether a receiver's own program copes with signed mail ({@code capUser} in the tables). */
public enum ReceiverSupport {
  YES,
  /** Known not to, by configuration only; that no key was found is {@link #UNKNOWN}. */
  NO,
  UNKNOWN
}
