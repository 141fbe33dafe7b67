package dev.signet.mail.message.mime;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Walks over octets line by line and holds only the first octets of a line, however long it is.
 * Lines end with CRLF or with a bare LF.
 */
final class Lines implements Closeable {
  static final int HELD = 512;

  private final InputStream in;
  private final byte[] buffer = new byte[64 * 1024];
  private final byte[] held = new byte[HELD];

  /** The same as the buffer: the platform searches text many octets at a time. */
  private String text = "";

  private int nextNul = Integer.MAX_VALUE;
  private int nextCr = Integer.MAX_VALUE;
  private int filled;
  private int at;
  private long start;
  private long end;
  private long length;
  private int lineEnd;
  private int lineEndAbove;
  private int last;
  private boolean again;
  private boolean nul;
  private boolean loneCr;
  private boolean crlf;
  private boolean bareLf;

  Lines(InputStream in) {
    this.in = in;
  }

  /** Moves to the next line; false if there is none. */
  boolean next() throws IOException {
    if (again) {
      again = false;
      return true;
    }
    lineEndAbove = lineEnd;
    start = end;
    lineEnd = 0;
    last = 0;
    while (lineEnd == 0 && (at < filled || fill())) {
      passChunk();
    }
    length = end - start - lineEnd;
    return end > start;
  }

  /** Takes back the last move. */
  void again() {
    again = true;
  }

  private boolean fill() throws IOException {
    at = 0;
    filled = Math.max(0, in.read(buffer));
    text = new String(buffer, 0, filled, StandardCharsets.ISO_8859_1);
    nextNul = next('\0', 0);
    nextCr = next('\r', 0);
    return filled > 0;
  }

  private void passChunk() {
    int from = at;
    int to = lineFeed(from);
    boolean ends = to < filled;
    int before = to > from ? buffer[to - 1] : last;
    last = before;
    at = ends ? to + 1 : to;
    hold(from, at);
    end += at - from;
    if (ends) {
      lineEnd = before == '\r' ? 2 : 1;
      crlf |= lineEnd == 2;
      bareLf |= lineEnd == 1;
    }
  }

  /** Where the next line feed is, or where all that is filled ends; notes what is before it. */
  private int lineFeed(int from) {
    int to = Math.min(next('\n', from), filled);
    if (nextNul < to) {
      nul = true;
      nextNul = next('\0', to);
    }
    if (nextCr < from) {
      nextCr = next('\r', from);
    }
    loneCr |= to > from && last == '\r' || nextCr < to - 1;
    return to;
  }

  private int next(char octet, int from) {
    int found = text.indexOf(octet, from);
    return found < 0 ? Integer.MAX_VALUE : found;
  }

  private void hold(int from, int to) {
    long done = end - start;
    if (done < HELD) {
      System.arraycopy(buffer, from, held, (int) done, (int) Math.min(to - from, HELD - done));
    }
  }

  /** Octets passed: the end of the line, or its start after {@link #again()}. */
  long position() {
    return again ? start : end;
  }

  long start() {
    return start;
  }

  /** Octets of the line without its end. */
  long length() {
    return length;
  }

  /** Octets that end the line above: 2, 1, or 0 if there is none. */
  int lineEndAbove() {
    return lineEndAbove;
  }

  boolean isEmpty() {
    return length == 0;
  }

  boolean startsWith(byte[] octets) {
    return length >= octets.length && matches(octets);
  }

  private boolean matches(byte[] octets) {
    for (int i = 0; i < octets.length; i++) {
      if (held[i] != octets[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether from {@code index} on there are only blanks; false if that cannot be known. */
  boolean isBlankFrom(int index) {
    for (int i = index; i < Math.min(length, HELD); i++) {
      if (held[i] != ' ' && held[i] != '\t') {
        return false;
      }
    }
    return length <= HELD;
  }

  /** Whether a NUL was passed since the last time asked. */
  boolean takeNul() {
    boolean seen = nul;
    nul = false;
    return seen;
  }

  /** Whether since the last time asked a CR was passed that some take for the end of a line. */
  boolean takeLoneCr() {
    boolean seen = loneCr;
    loneCr = false;
    return seen;
  }

  /**
   * Whether some lines end with CRLF and some with a bare LF.
   *
   * @param above octets of the line end that stands before all this, or 0
   */
  boolean areMixed(long above) {
    return (crlf || above == 2) && (bareLf || above == 1);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
