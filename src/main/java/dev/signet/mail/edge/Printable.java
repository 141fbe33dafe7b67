package dev.signet.mail.edge;

/** Text from elsewhere made fit for a line: printable ASCII and nothing else. */
public final class Printable {
  private static final int MOST = 480;

  private Printable() {}

  /** Everything but printable ASCII as {@code \xHH}, cut to what a line of a reply holds. */
  public static String ascii(String text) {
    return ascii(text, MOST);
  }

  /** The same with another limit. */
  public static String ascii(String text, int most) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      String shown = c >= 0x20 && c < 0x7f ? String.valueOf(c) : String.format("\\x%02x", (int) c);
      if (out.length() + shown.length() > most) {
        return out.append("...").toString();
      }
      out.append(shown);
    }
    return out.toString();
  }

  /** Between double quotes, with a backslash before each quote and backslash in it. */
  public static String quoted(String text) {
    return '"' + text.replaceAll("([\"\\\\])", "\\\\$1") + '"';
  }
}
