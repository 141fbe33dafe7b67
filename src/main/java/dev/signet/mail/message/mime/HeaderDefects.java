package dev.signet.mail.message.mime;

import dev.signet.mail.message.Header;
import dev.signet.mail.message.HeaderField;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Lines of a header that different readers read differently (RFC 5322 sections 2.2, 4.2). */
final class HeaderDefects {
  private HeaderDefects() {}

  /** Each kind of defect once. */
  static List<String> of(Header header) {
    TreeSet<String> found = new TreeSet<>();
    for (HeaderField field : header.fields()) {
      byte[] octets = field.octets();
      if (!isFieldName(field.name()) || octets[field.name().length()] != ':') {
        found.add(
            field.name().isEmpty() || !isFieldName(field.name())
                ? "a line of the header is no field"
                : "a blank before the colon of a field");
      }
      inspect(octets, found);
    }
    return new ArrayList<>(found);
  }

  private static boolean isFieldName(String name) {
    return !name.isEmpty() && name.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  private static void inspect(byte[] octets, TreeSet<String> found) {
    boolean blankLine = true;
    for (int at = 0; at < octets.length; at++) {
      byte octet = octets[at];
      boolean ends = octet == '\n';
      if (ends && blankLine) {
        found.add("a line of blanks in the header");
      }
      blankLine = ends || blankLine && (octet == ' ' || octet == '\t' || octet == '\r');
      if (octet == 0) {
        found.add("NUL in the header");
      }
      if (octet == '\r' && at + 1 < octets.length && octets[at + 1] != '\n') {
        found.add("a lone CR in the header");
      }
    }
    if (!isUtf8(octets)) {
      found.add("octets in the header that are not UTF-8");
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
}
