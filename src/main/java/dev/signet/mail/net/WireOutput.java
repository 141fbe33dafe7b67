package dev.signet.mail.net;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** A connection's output as a stream. */
final class WireOutput extends OutputStream {
  private final Wire wire;

  WireOutput(Wire wire) {
    this.wire = wire;
  }

  @Override
  public void write(int octet) throws IOException {
    wire.write(ByteBuffer.wrap(new byte[] {(byte) octet}));
  }

  @Override
  public void write(byte[] octets, int from, int length) throws IOException {
    wire.write(ByteBuffer.wrap(octets, from, length));
  }
}
