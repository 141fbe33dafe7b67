package dev.signet.mail.message;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads a stretch of a file by position. */
final class ChannelReader extends InputStream {
  private final FileChannel file;
  private final long to;
  private long at;

  ChannelReader(FileChannel file, long from, long to) {
    this.file = file;
    this.at = from;
    this.to = to;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (at == to || length == 0) {
      return length == 0 ? 0 : -1;
    }
    int wanted = (int) Math.min(length, to - at);
    int got = file.read(ByteBuffer.wrap(into, offset, wanted), at);
    if (got < 0) {
      throw new EOFException("the spool ended " + (to - at) + " octets early");
    }
    at += got;
    return got;
  }

  @Override
  public long skip(long count) {
    long skipped = Math.max(0, Math.min(count, to - at));
    at += skipped;
    return skipped;
  }
}
