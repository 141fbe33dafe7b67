package dev.signet.mail.message.field;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parameters as they come, and what RFC 2231 sections 3 and 4 make of them. */
final class ExtendedParameters {
  private static final Pattern EXTENDED = Pattern.compile("([^*]+)(?:\\*([0-9]{1,3}))?(\\*)?");
  private static final Pattern CHARSET = Pattern.compile("([^']*)'[^']*'(.*)", Pattern.DOTALL);

  private final List<String> defects;
  private final Map<String, String> plain = new HashMap<>();
  private final Map<String, TreeMap<Integer, Section>> sectioned = new HashMap<>();

  ExtendedParameters(List<String> defects) {
    this.defects = defects;
  }

  private record Section(String text, boolean encoded) {}

  void add(String name, String value) {
    Matcher extended = EXTENDED.matcher(name);
    if (name.indexOf('*') < 0) {
      keep(plain.putIfAbsent(name, value) == null);
    } else if (extended.matches()) {
      int number = extended.group(2) == null ? 0 : Integer.parseInt(extended.group(2));
      keep(
          sectioned
                  .computeIfAbsent(extended.group(1), any -> new TreeMap<>())
                  .putIfAbsent(number, new Section(value, extended.group(3) != null))
              == null);
    } else {
      defects.add("a parameter name has stars where RFC 2231 has none");
    }
  }

  private void keep(boolean isFirst) {
    if (!isFirst) {
      defects.add("two parameters of one name");
    }
  }

  Map<String, String> joined() {
    Map<String, String> all = new HashMap<>(plain);
    sectioned.forEach(
        (name, sections) -> {
          if (sections.firstKey() != 0 || sections.lastKey() != sections.size() - 1) {
            defects.add("a piece of a continued parameter is missing");
          }
          keep(all.putIfAbsent(name, text(sections)) == null);
        });
    return all;
  }

  private String text(TreeMap<Integer, Section> sections) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    Charset charset = StandardCharsets.UTF_8;
    for (Map.Entry<Integer, Section> entry : sections.entrySet()) {
      Section section = entry.getValue();
      Matcher named = CHARSET.matcher(section.text());
      if (section.encoded() && entry.getKey() == 0 && named.matches()) {
        charset = charset(named.group(1));
        octets.writeBytes(percentDecoded(named.group(2)));
      } else if (section.encoded()) {
        octets.writeBytes(percentDecoded(section.text()));
      } else {
        octets.writeBytes(section.text().getBytes(charset));
      }
    }
    return octets.toString(charset);
  }

  private Charset charset(String name) {
    String known = name.toLowerCase(Locale.ROOT);
    // Decoding only: not every charset of the JDK can encode the pieces that are not encoded.
    if (known.equals("iso-8859-1") || known.equals("windows-1252")) {
      return Charset.forName(known);
    }
    if (!known.isEmpty() && !known.equals("utf-8") && !known.equals("us-ascii")) {
      defects.add("a parameter is in a charset that is not read here");
    }
    return StandardCharsets.UTF_8;
  }

  private static byte[] percentDecoded(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < octets.length; at++) {
      int escaped = octets[at] == '%' && at + 2 < octets.length ? hex(octets, at + 1) : -1;
      out.write(escaped < 0 ? octets[at] : escaped);
      at += escaped < 0 ? 0 : 2;
    }
    return out.toByteArray();
  }

  /** Two hexadecimal digits, or a negative number. */
  private static int hex(byte[] octets, int at) {
    int high = Character.digit(octets[at], 16);
    int low = Character.digit(octets[at + 1], 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }
}
