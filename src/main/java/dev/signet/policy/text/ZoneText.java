package dev.signet.policy.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A TXT record as it stands in a zone file (RFC 1035 section 5.1). */
public final class ZoneText {

  /** Of one character-string (RFC 1035 section 3.3). */
  private static final int MOST_OCTETS = 255;

  private ZoneText() {}

  /**
   * One record, ready to paste.
   *
   * @param owner absolute, without the dot at its end
   * @param ttl in seconds
   */
  public static String txt(String owner, int ttl, String text) {
    String beginning = owner + ". " + ttl + " IN TXT ";
    List<String> strings = strings(text);
    return strings.size() == 1
        ? beginning + strings.get(0)
        : beginning + "( " + String.join("\n    ", strings) + " )";
  }

  private static List<String> strings(String text) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    List<String> strings = new ArrayList<>();
    for (int from = 0; from < octets.length; from += MOST_OCTETS) {
      StringBuilder string = new StringBuilder("\"");
      for (int i = from; i < Math.min(octets.length, from + MOST_OCTETS); i++) {
        string.append(escaped(octets[i] & 0xff));
      }
      strings.add(string.append('"').toString());
    }
    return strings.isEmpty() ? List.of("\"\"") : strings;
  }

  private static String escaped(int octet) {
    if (octet == '"' || octet == '\\') {
      return "\\" + (char) octet;
    }
    return octet < ' ' || octet > '~'
        ? String.format(Locale.ROOT, "\\%03d", octet)
        : String.valueOf((char) octet);
  }
}
