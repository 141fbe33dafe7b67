package dev.signet.pki.trust;

/** What was found about one criterion. */
public enum Finding {
  /** Shown to hold. */
  ESTABLISHED,
  /** Shown not to hold. */
  REFUTED,
  /** Could not be found out. */
  UNDETERMINED
}
