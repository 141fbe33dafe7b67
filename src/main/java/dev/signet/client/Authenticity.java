package dev.signet.client;

/** What made an accepted answer believable (XKMS 2.0 Part 2 section 2.3). */
public enum Authenticity {
  /** The answer carries a signature over the whole message by a key that was configured. */
  PINNED_SIGNATURE,
  /** The server's certificate authenticated the connection. */
  TLS,
  /**
   * Nothing but the address: the connection did not leave this machine, and the settings take that
   * as enough.
   */
  LOOPBACK
}
