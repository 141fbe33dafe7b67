package dev.signet.mail.capability;

/** Whether one receiver copes with signed mail. */
public enum ReceiverSupport {
  YES,
  /** An administrator says so; no key service ever does. */
  NO,
  UNKNOWN
}
