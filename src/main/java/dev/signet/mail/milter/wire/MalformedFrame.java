package dev.signet.mail.milter.wire;

import java.io.IOException;

/** The other side sent what is no milter packet, or one that is out of place. */
public final class MalformedFrame extends IOException {
  private static final long serialVersionUID = 1;

  public MalformedFrame(String message) {
    super(message);
  }
}
