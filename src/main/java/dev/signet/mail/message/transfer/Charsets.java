package dev.signet.mail.message.transfer;

import dev.signet.mail.message.MimePart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/** What to call the charset of text that does not say it. */
final class Charsets {
  private Charsets() {}

  /**
   * {@code us-ascii} where that is true; else {@code utf-8} where that is possible, because text in
   * another charset is hardly ever valid UTF-8; else {@code unknown-8bit} (RFC 1428), which claims
   * nothing. Base64 is not decoded for it.
   */
  static String guessed(MimePart part) throws IOException {
    if (part.encoding().equals("base64")) {
      return "unknown-8bit";
    }
    try (InputStream in = TransferDecoding.open(part)) {
      CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
      ByteBuffer octets = ByteBuffer.allocate(16 * 1024);
      CharBuffer characters = CharBuffer.allocate(16 * 1024);
      boolean ascii = true;
      int got = 0;
      while (got >= 0) {
        got = in.read(octets.array(), octets.position(), octets.remaining());
        ascii &= isAscii(octets.array(), octets.position(), got);
        octets.position(octets.position() + Math.max(0, got)).flip();
        if (decoder.decode(octets, characters.clear(), got < 0).isError()) {
          return "unknown-8bit";
        }
        octets.compact();
      }
      return ascii ? "us-ascii" : "utf-8";
    }
  }

  private static boolean isAscii(byte[] octets, int offset, int count) {
    for (int at = offset; at < offset + count; at++) {
      if (octets[at] < 0) {
        return false;
      }
    }
    return true;
  }
}
