package dev.signet.mail.milter.wire;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes packets. Each goes to the stream in one piece, so that no part of one waits for the other
 * side's acknowledgement of the part before.
 */
public final class FrameWriter {
  /** Data of one body packet, as libmilter has it (MILTER_CHUNK_SIZE). */
  public static final int BODY_CHUNK = 65_535;

  private static final int HEAD = 5;

  private final OutputStream out;

  /**
   * @param out buffered by the caller; see {@link #flush}
   */
  public FrameWriter(OutputStream out) {
    this.out = out;
  }

  public void write(Frame frame) throws IOException {
    byte[] data = frame.data();
    byte[] packet = new byte[HEAD + data.length];
    int length = data.length + 1;
    packet[0] = (byte) (length >>> 24);
    packet[1] = (byte) (length >>> 16);
    packet[2] = (byte) (length >>> 8);
    packet[3] = (byte) length;
    packet[4] = (byte) frame.command();
    System.arraycopy(data, 0, packet, HEAD, data.length);
    out.write(packet);
  }

  public void flush() throws IOException {
    out.flush();
  }
}
