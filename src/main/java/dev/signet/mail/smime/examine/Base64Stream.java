package dev.signet.mail.smime.examine;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Decodes base 64 on the fly; whatever is not of the alphabet is passed over (RFC 2045 section
 * 6.8), padding ends it. It never fails by itself: an {@link IOException} is one of the storage.
 */
final class Base64Stream extends InputStream {
  private static final int PIECE = 8 * 1024;
  private static final byte PASS = -1;
  private static final byte PAD = -2;
  private static final byte[] VALUES = values();

  private final InputStream in;
  private final byte[] raw = new byte[PIECE];
  private final byte[] decoded = new byte[PIECE];
  private int from;
  private int to;
  private int bits;
  private int count;
  private boolean ended;

  Base64Stream(InputStream in) {
    this.in = in;
  }

  private static byte[] values() {
    byte[] values = new byte[256];
    Arrays.fill(values, PASS);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int value = 0; value < alphabet.length(); value++) {
      values[alphabet.charAt(value)] = (byte) value;
    }
    values['='] = PAD;
    return values;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    while (from == to && !ended && length > 0) {
      fill();
    }
    if (from == to) {
      return length == 0 ? 0 : -1;
    }
    int given = Math.min(length, to - from);
    System.arraycopy(decoded, from, into, offset, given);
    from += given;
    return given;
  }

  private void fill() throws IOException {
    from = 0;
    to = 0;
    int got = in.read(raw);
    ended = got < 0;
    for (int at = 0; at < got && !ended; at++) {
      byte value = VALUES[raw[at] & 0xff];
      if (value >= 0) {
        take(value);
      }
      ended = value == PAD;
    }
    if (ended) {
      finish();
    }
  }

  private void take(int value) {
    bits = bits << 6 | value;
    if (++count == 4) {
      decoded[to++] = (byte) (bits >> 16);
      decoded[to++] = (byte) (bits >> 8);
      decoded[to++] = (byte) bits;
      count = 0;
    }
  }

  /** Two or three characters make one or two octets. */
  private void finish() {
    if (count >= 2) {
      decoded[to++] = (byte) (count == 2 ? bits >> 4 : bits >> 10);
    }
    if (count == 3) {
      decoded[to++] = (byte) (bits >> 2);
    }
    count = 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
