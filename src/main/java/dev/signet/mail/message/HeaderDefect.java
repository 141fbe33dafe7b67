package dev.signet.mail.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;

/** Something in a header that readers read differently (RFC 5322 sections 2.2, 4.2, 4.5). */
public enum HeaderDefect {
  NO_FIELD("a line of the header is no field"),
  BLANK_BEFORE_COLON("a blank before the colon of a field"),
  LINE_OF_BLANKS("a line of blanks in the header"),
  NUL("NUL in the header"),
  LONE_CR("a lone CR in the header"),
  MIXED_LINE_ENDS("some lines of the header end with CRLF and some with LF"),
  NOT_UTF8("octets in the header that are not UTF-8");

  private final String words;

  HeaderDefect(String words) {
    this.words = words;
  }

  /** For a person; says nothing of what the header holds. */
  public String words() {
    return words;
  }

  /** The defects of all fields. */
  public static Set<HeaderDefect> in(Header header) {
    Set<HeaderDefect> found = EnumSet.noneOf(HeaderDefect.class);
    Lines lines = new Lines(found);
    for (HeaderField field : header.fields()) {
      byte[] octets = field.octets();
      inspectName(field.name(), octets, found);
      lines.inspect(octets);
      if (!isUtf8(octets)) {
        found.add(NOT_UTF8);
      }
    }
    return found;
  }

  private static void inspectName(String name, byte[] octets, Set<HeaderDefect> found) {
    if (name.isEmpty() || !name.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      found.add(NO_FIELD);
    } else if (octets[name.length()] != ':') {
      found.add(BLANK_BEFORE_COLON);
    }
  }

  private static boolean isUtf8(byte[] octets) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets));
      return true;
    } catch (CharacterCodingException other) {
      return false;
    }
  }

  /** How lines end, over all fields. */
  private static final class Lines {
    private final Set<HeaderDefect> found;
    private boolean crlf;
    private boolean bareLf;

    Lines(Set<HeaderDefect> found) {
      this.found = found;
    }

    void inspect(byte[] octets) {
      boolean blank = true;
      for (int at = 0; at < octets.length; at++) {
        byte octet = octets[at];
        if (octet == '\n') {
          lineEnds(at > 0 && octets[at - 1] == '\r', blank);
          blank = true;
        } else {
          blank &= octet == ' ' || octet == '\t' || octet == '\r';
        }
        if (octet == 0) {
          found.add(NUL);
        }
        if (octet == '\r' && at + 1 < octets.length && octets[at + 1] != '\n') {
          found.add(LONE_CR);
        }
      }
    }

    private void lineEnds(boolean withCr, boolean blank) {
      crlf |= withCr;
      bareLf |= !withCr;
      if (crlf && bareLf) {
        found.add(MIXED_LINE_ENDS);
      }
      if (blank) {
        found.add(LINE_OF_BLANKS);
      }
    }
  }
}
