package dev.signet.mail.smtp.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** xtext (RFC 3461 section 4): printable ASCII, everything else as {@code +XX}. */
public final class Xtext {
  private static final String HEX = "0123456789ABCDEF";

  private Xtext() {}

  public static String encode(String text) {
    StringBuilder out = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      int c = octet & 0xFF;
      if (c > ' ' && c < 127 && c != '+' && c != '=') {
        out.append((char) c);
      } else {
        out.append('+').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      }
    }
    return out.toString();
  }

  /** The text, its octets read as UTF-8; nothing if it is no xtext, or has control characters. */
  public static Optional<String> decode(String xtext) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    for (int at = 0; at < xtext.length(); at++) {
      char c = xtext.charAt(at);
      if (c != '+') {
        octets.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
        continue;
      }
      int high = at + 2 < xtext.length() ? HEX.indexOf(xtext.charAt(at + 1)) : -1;
      int low = high < 0 ? -1 : HEX.indexOf(xtext.charAt(at + 2));
      if (low < 0) {
        return Optional.empty();
      }
      octets.write(high << 4 | low);
      at += 2;
    }
    String text = octets.toString(StandardCharsets.UTF_8);
    return text.chars().anyMatch(Character::isISOControl) ? Optional.empty() : Optional.of(text);
  }
}
