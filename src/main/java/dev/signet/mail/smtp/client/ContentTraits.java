package dev.signet.mail.smtp.client;

import dev.signet.mail.message.Content;
import java.io.IOException;
import java.io.InputStream;

/**
 * What a message needs of a next hop.
 *
 * @param octets its size
 * @param isEightBit whether any octet is beyond ASCII (RFC 6152)
 * @param isHeaderEightBit whether one of its header is (RFC 6532)
 */
record ContentTraits(long octets, boolean isEightBit, boolean isHeaderEightBit) {

  static ContentTraits of(Content content) throws IOException {
    boolean isInHeader = true;
    boolean isHeaderEightBit = false;
    boolean isEightBit = false;
    int inLine = 0;
    byte[] block = new byte[16 * 1024];
    try (InputStream in = content.open()) {
      for (int count = in.read(block); count >= 0; count = in.read(block)) {
        for (int i = 0; i < count; i++) {
          byte octet = block[i];
          isEightBit |= octet < 0;
          isHeaderEightBit |= isInHeader && octet < 0;
          isInHeader &= octet != '\n' || inLine > 0;
          inLine = octet == '\n' ? 0 : octet == '\r' ? inLine : inLine + 1;
        }
      }
    }
    return new ContentTraits(content.length(), isEightBit, isHeaderEightBit);
  }
}
