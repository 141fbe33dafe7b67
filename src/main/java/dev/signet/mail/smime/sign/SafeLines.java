package dev.signet.mail.smime.sign;

import dev.signet.mail.message.Content;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Whether octets travel unchanged through any mail server (RFC 8551 section 3.1.3). */
final class SafeLines {
  /** RFC 5321 section 4.5.3.1.6, without CRLF. */
  private static final int LONGEST = 998;

  private static final int PIECE = 16 * 1024;

  private int before;
  private int length;

  private SafeLines() {}

  /** What would be changed on the way; empty if nothing would. */
  static Optional<String> trouble(Content content) throws IOException {
    SafeLines lines = new SafeLines();
    byte[] piece = new byte[PIECE];
    try (InputStream in = content.open()) {
      for (int got = in.read(piece); got >= 0; got = in.read(piece)) {
        for (int at = 0; at < got; at++) {
          if (!lines.admits(piece[at])) {
            return Optional.of(lines.complaint(piece[at]));
          }
        }
      }
    }
    return lines.before == '\r' ? Optional.of("a bare CR") : Optional.empty();
  }

  private boolean admits(byte octet) {
    boolean pair = octet == '\n' && before == '\r';
    boolean fine = octet > 0 && (octet == '\n' || before == '\r') == pair;
    before = octet;
    length = pair ? 0 : length + 1;
    return fine && length <= LONGEST + 1;
  }

  private String complaint(byte octet) {
    if (octet < 0) {
      return "octets beyond 7 bit";
    }
    if (octet == 0) {
      return "NUL";
    }
    return length > LONGEST ? "a line of more than " + LONGEST + " octets" : "a bare CR or LF";
  }
}
