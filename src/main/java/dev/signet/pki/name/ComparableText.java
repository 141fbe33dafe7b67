package dev.signet.pki.name;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1BMPString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1NumericString;
import org.bouncycastle.asn1.ASN1PrintableString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1T61String;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.ASN1UniversalString;
import org.bouncycastle.asn1.ASN1VisibleString;

/**
 * An attribute value in the form in which it is compared (RFC 5280 section 7.1).
 *
 * <p>PrintableString, UTF8String, BMPString, UniversalString, and the ASCII of IA5String,
 * NumericString and VisibleString are text: prepared by RFC 4518, whatever the string type. A
 * TeletexString is text only as far as its characters are those of PrintableString, because what
 * the others mean depends on who wrote them; beyond that, and for every value that is no text or
 * that the preparation prohibits, the encoding counts octet by octet, as section 7.1 has it for
 * types that are not supported.
 */
final class ComparableText {

  /**
   * Marks text; a value that is compared by its octets has the other mark, so that none is both.
   */
  private static final char TEXT = '=';

  private static final char OCTETS = '#';

  private ComparableText() {}

  /** The value with its mark; the characters U+0000 and U+0001 are never in it. */
  static void append(StringBuilder target, ASN1Encodable value) {
    String text = text(value);
    int start = target.length();
    target.append(TEXT);
    if (text.isEmpty() || !appendAscii(target, text)) {
      target.setLength(start);
      Optional<String> prepared = text.isEmpty() ? Optional.empty() : PreparedText.of(text);
      prepared.ifPresentOrElse(
          known -> target.append(TEXT).append(known),
          () -> target.append(OCTETS).append(encoded(value)));
    }
  }

  /** What the value says, empty when it says nothing or is not text. */
  static String text(ASN1Encodable value) {
    if (value instanceof ASN1UTF8String utf8) {
      return utf8(utf8);
    }
    if (value instanceof ASN1PrintableString
        || value instanceof ASN1IA5String
        || value instanceof ASN1NumericString
        || value instanceof ASN1VisibleString) {
      return asciiOnly(((ASN1String) value).getString());
    }
    if (value instanceof ASN1T61String teletex) {
      return ASN1PrintableString.isPrintableString(teletex.getString()) ? teletex.getString() : "";
    }
    if (value instanceof ASN1BMPString wide) {
      return wide.getString();
    }
    return value instanceof ASN1UniversalString universal ? universal(universal) : "";
  }

  /**
   * The fast path: lower case, blanks trimmed and each run of them made one. False when there is
   * anything but visible ASCII.
   */
  private static boolean appendAscii(StringBuilder target, String text) {
    int start = target.length();
    boolean blank = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c > 0x7e) {
        return false;
      }
      if (c == ' ') {
        blank = target.length() > start;
        continue;
      }
      if (blank) {
        target.append(' ');
        blank = false;
      }
      target.append(c >= 'A' && c <= 'Z' ? (char) (c + 0x20) : c);
    }
    return true;
  }

  private static String utf8(ASN1UTF8String value) {
    try {
      return value.getString();
    } catch (IllegalArgumentException notUtf8) {
      return "";
    }
  }

  private static String asciiOnly(String text) {
    return text.chars().allMatch(c -> c < 0x80) ? text : "";
  }

  /** Bouncy Castle shows a UniversalString in hexadecimal; its octets are UTF-32. */
  private static String universal(ASN1UniversalString value) {
    byte[] octets = value.getOctets();
    StringBuilder text = new StringBuilder(octets.length / 4);
    for (int i = 0; i + 3 < octets.length; i += 4) {
      int point =
          (octets[i] & 255) << 24
              | (octets[i + 1] & 255) << 16
              | (octets[i + 2] & 255) << 8
              | octets[i + 3] & 255;
      if (!Character.isValidCodePoint(point)) {
        return "";
      }
      text.appendCodePoint(point);
    }
    return octets.length % 4 == 0 ? text.toString() : "";
  }

  private static String encoded(ASN1Encodable value) {
    try {
      return HexFormat.of().formatHex(value.toASN1Primitive().getEncoded());
    } catch (IOException impossible) {
      throw new UncheckedIOException("a value that was read can be written", impossible);
    }
  }
}
