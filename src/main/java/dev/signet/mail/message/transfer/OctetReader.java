package dev.signet.mail.message.transfer;

import java.io.IOException;
import java.io.InputStream;

/** Octets one by one, with a look at those that follow. */
final class OctetReader {
  /** How far one may look ahead. */
  static final int AHEAD = 8;

  private final InputStream in;
  private final byte[] buffer = new byte[16 * 1024];
  private int at;
  private int filled;
  private boolean ended;

  OctetReader(InputStream in) {
    this.in = in;
  }

  /** The octet that follows after {@code ahead} others, or -1. */
  int peek(int ahead) throws IOException {
    while (at + ahead >= filled && !ended) {
      fill();
    }
    return at + ahead < filled ? buffer[at + ahead] & 0xff : -1;
  }

  /** Moves on. */
  void pass(int count) {
    at += count;
  }

  boolean sees(int ahead, String ascii) throws IOException {
    for (int i = 0; i < ascii.length(); i++) {
      if (peek(ahead + i) != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void fill() throws IOException {
    System.arraycopy(buffer, at, buffer, 0, filled - at);
    filled -= at;
    at = 0;
    int got = in.read(buffer, filled, buffer.length - filled);
    ended = got < 0;
    filled += Math.max(0, got);
  }
}
