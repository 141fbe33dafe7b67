package dev.signet.mail.smime.strip;

import dev.signet.mail.message.Content;
import java.io.IOException;
import java.io.InputStream;

/** Line ends that a mail server would change or refuse (RFC 5321 section 2.3.8). */
final class LineEnds {
  private static final int PIECE = 16 * 1024;

  private LineEnds() {}

  /** Whether a CR or LF stands alone, or a NUL anywhere. */
  static boolean areStray(Content content) throws IOException {
    byte[] piece = new byte[PIECE];
    byte before = ' ';
    try (InputStream in = content.open()) {
      for (int got = in.read(piece); got >= 0; got = in.read(piece)) {
        for (int at = 0; at < got; at++) {
          if ((piece[at] == '\n') != (before == '\r') || piece[at] == 0) {
            return true;
          }
          before = piece[at];
        }
      }
    }
    return before == '\r';
  }
}
