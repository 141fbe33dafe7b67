package dev.signet.mail.edge.outgoing;

/** Whether the incoming edge of a receiving domain advertises SMIME ({@code cap}). */
public enum NextHopSupport {
  /** Every usable mail exchanger does. */
  KNOWN_ALL,
  KNOWN_SOME,
  /** All answered, none does. */
  KNOWN_NONE,
  /** At least one could not be asked, and no other does. */
  UNKNOWN;

  /** Whether a message may meet a server that advertises it. */
  public boolean isAdvertised() {
    return this == KNOWN_ALL || this == KNOWN_SOME;
  }
}
