package dev.signet.mail.net;

import java.io.IOException;

/** The other side was too slow; writing may still be possible. */
public final class DeadlinePassed extends IOException {
  private static final long serialVersionUID = 1L;

  DeadlinePassed(String what) {
    super(what);
  }
}
