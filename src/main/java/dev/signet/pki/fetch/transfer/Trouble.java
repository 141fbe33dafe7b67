package dev.signet.pki.fetch.transfer;

/** How a transfer failed, and whether the server is to blame. */
public enum Trouble {
  UNKNOWN_HOST(true),
  /** No connection, or it broke. */
  CONNECTION(true),
  TLS(true),
  TIMEOUT(true),
  /** What was sent is not the protocol. */
  PROTOCOL(true),
  /** The server says that it cannot answer now: HTTP 429 and 5xx, LDAP busy and unavailable. */
  OVERLOADED(true),
  /** The server answered that it has no such thing, or will not give it. */
  ABSENT(false),
  TOO_LARGE(false),
  /** On this side: no room for the content, or the waiting thread was interrupted. */
  LOCAL(false);

  private final boolean ofServer;

  Trouble(boolean ofServer) {
    this.ofServer = ofServer;
  }

  /** Whether other requests to the same server are likely to fail as well. */
  public boolean isOfServer() {
    return ofServer;
  }
}
