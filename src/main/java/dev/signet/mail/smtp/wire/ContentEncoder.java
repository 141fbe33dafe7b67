package dev.signet.mail.smtp.wire;

import dev.signet.mail.message.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Puts a message on the wire: CRLF only, dots doubled, the last line ended, and the final dot (RFC
 * 5321 sections 2.3.8 and 4.5.2).
 */
public final class ContentEncoder {
  private static final int BLOCK = 16 * 1024;

  private final byte[] block = new byte[BLOCK];
  private final OutputStream out;
  private int filled;
  private boolean isLineStart = true;
  private boolean isAfterCr;

  private ContentEncoder(OutputStream out) {
    this.out = out;
  }

  /**
   * Writes all but the final dot.
   *
   * @return the octets that are still to be written, the final dot among them; until they are
   *     written the receiver cannot have taken the message
   */
  public static byte[] write(Content content, OutputStream out) throws IOException {
    ContentEncoder encoder = new ContentEncoder(out);
    try (InputStream in = content.open()) {
      byte[] octets = new byte[BLOCK];
      for (int count = in.read(octets); count >= 0; count = in.read(octets)) {
        for (int i = 0; i < count; i++) {
          encoder.take(octets[i]);
        }
      }
    }
    return encoder.end();
  }

  /** Stray CR and LF were refused or mended on the way in; this keeps it so for what is made. */
  private void take(byte octet) throws IOException {
    if (isAfterCr || octet == '\n') {
      isAfterCr = false;
      endLine();
      if (octet == '\n') {
        return;
      }
    }
    if (octet == '\r') {
      isAfterCr = true;
      return;
    }
    if (isLineStart && octet == '.') {
      put((byte) '.');
    }
    put(octet);
    isLineStart = false;
  }

  private void endLine() throws IOException {
    put((byte) '\r');
    put((byte) '\n');
    isLineStart = true;
  }

  private byte[] end() throws IOException {
    if (isAfterCr || !isLineStart) {
      endLine();
    }
    put((byte) '.');
    put((byte) '\r');
    put((byte) '\n');
    return java.util.Arrays.copyOf(block, filled);
  }

  private void put(byte octet) throws IOException {
    // Room for the end is kept, so that it stays with the octets before it.
    if (filled >= BLOCK - 8) {
      out.write(block, 0, filled);
      filled = 0;
    }
    block[filled++] = octet;
  }
}
