package dev.signet.mail.capability;

/** Whether the hosts that take a domain's mail advertise SMIME in their EHLO reply. */
public enum NextHopCapability {
  /** Every host that counts does. */
  KNOWN_ALL,
  /** Some do, others do not or could not be asked. */
  KNOWN_SOME,
  /** All were asked, none does. */
  KNOWN_NONE,
  /** At least one could not be asked, and no other does. */
  UNKNOWN
}
