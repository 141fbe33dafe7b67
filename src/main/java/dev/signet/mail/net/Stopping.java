package dev.signet.mail.net;

import java.io.IOException;

/** The listener is closing and this connection was idle; writing is still possible. */
public final class Stopping extends IOException {
  private static final long serialVersionUID = 1L;

  Stopping() {
    super("the listener is closing");
  }
}
