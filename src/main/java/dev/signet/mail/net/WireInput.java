package dev.signet.mail.net;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** A connection's input as a stream. */
final class WireInput extends InputStream {
  private final Wire wire;

  WireInput(Wire wire) {
    this.wire = wire;
  }

  @Override
  public int read() throws IOException {
    return wire.fill() ? wire.input().get() & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!wire.fill()) {
      return -1;
    }
    ByteBuffer input = wire.input();
    int some = Math.min(length, input.remaining());
    input.get(into, from, some);
    return some;
  }
}
