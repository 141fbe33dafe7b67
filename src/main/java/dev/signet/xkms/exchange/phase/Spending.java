package dev.signet.xkms.exchange.phase;

/** What came of using up a nonce. */
enum Spending {
  SPENT,
  SPENT_BEFORE,
  /** Nobody would remember any more whether it was spent. */
  TOO_LATE,
  /** Not ours, or for another request: there is nothing to spend. */
  NOT_OURS
}
