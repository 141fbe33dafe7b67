package dev.signet.mail.smtp.wire;

import java.io.IOException;

/** What a server sent is no reply; nothing it sends can be relied upon any more. */
public final class MalformedReply extends IOException {
  private static final long serialVersionUID = 1L;

  MalformedReply(String what) {
    super(what);
  }
}
