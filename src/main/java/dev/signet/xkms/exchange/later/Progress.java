package dev.signet.xkms.exchange.later;

/**
 * Hears how far a compound request is, for the counts of a StatusResult (XKMS 2.0 section 2.8). May
 * be called from several threads; throws nothing.
 */
public interface Progress {
  /** Nobody asks. */
  Progress UNSEEN = (success, failure, pending) -> {};

  /** So many parts have succeeded, failed, or not ended yet. */
  void counted(int success, int failure, int pending);
}
