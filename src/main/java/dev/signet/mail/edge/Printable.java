package dev.signet.mail.edge;

/** Text from elsewhere made fit for a line: printable ASCII and nothing else. */
public final class Printable {
  private static final int MOST = 480;

  private Printable() {}

  /** Everything but printable ASCII as {@code \xHH} per UTF-16 unit, cut to what a reply holds. */
  public static String ascii(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length() && out.length() < MOST; i++) {
      char c = text.charAt(i);
      if (c >= 0x20 && c < 0x7f) {
        out.append(c);
      } else {
        out.append(String.format("\\x%02x", (int) c));
      }
    }
    return out.toString();
  }
}
