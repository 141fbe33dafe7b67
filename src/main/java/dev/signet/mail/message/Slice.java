package dev.signet.mail.message;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** A stretch of other content. */
record Slice(Content whole, long from, long to) implements Content {
  Slice {
    Objects.checkFromToIndex(from, to, whole.length());
  }

  @Override
  public long length() {
    return to - from;
  }

  @Override
  public Content slice(long begin, long end) {
    Objects.checkFromToIndex(begin, end, length());
    return whole.slice(from + begin, from + end);
  }

  @Override
  public InputStream open() throws IOException {
    InputStream in = whole.open();
    try {
      in.skipNBytes(from);
      return new Bounded(in, length());
    } catch (IOException | RuntimeException failed) {
      in.close();
      throw failed;
    }
  }

  /** Ends where the stretch ends. */
  private static final class Bounded extends InputStream {
    private final InputStream in;
    private long left;

    Bounded(InputStream in, long left) {
      this.in = in;
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (left == 0) {
        return length == 0 ? 0 : -1;
      }
      int got = in.read(into, offset, (int) Math.min(length, left));
      if (got < 0) {
        throw new EOFException("content ended " + left + " octets early");
      }
      left -= got;
      return got;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
