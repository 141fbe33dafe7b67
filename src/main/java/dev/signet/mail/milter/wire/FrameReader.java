package dev.signet.mail.milter.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads packets off a stream: a length of four octets, a command, data. */
public final class FrameReader {
  private final InputStream in;
  private final int limit;

  /**
   * @param in buffered by the caller
   * @param limit octets of command and data together
   */
  public FrameReader(InputStream in, int limit) {
    this.in = in;
    this.limit = limit;
  }

  /**
   * The next packet; nothing if the stream ends where one could begin.
   *
   * @throws MalformedFrame if the length is not one to take
   */
  public Optional<Frame> next() throws IOException {
    int first = in.read();
    return first < 0 ? Optional.empty() : Optional.of(rest(first));
  }

  private Frame rest(int first) throws IOException {
    byte[] head = exactly(4);
    long length = (long) first << 24;
    length |= (head[0] & 0xff) << 16 | (head[1] & 0xff) << 8 | (head[2] & 0xff);
    if (length < 1 || length > limit) {
      throw new MalformedFrame("a packet of " + length + " octets, not of 1 to " + limit);
    }
    return new Frame((char) (head[3] & 0xff), exactly((int) length - 1));
  }

  private byte[] exactly(int length) throws IOException {
    byte[] octets = new byte[length];
    if (in.readNBytes(octets, 0, length) < length) {
      throw new EOFException("the connection ended within a packet");
    }
    return octets;
  }
}
