package dev.signet.mail.smtp.wire;

/** What others sent, fit to be shown: one line, no control characters. */
public final class Printable {
  private Printable() {}

  /** Controls, and whatever could pose as a line end, become question marks. */
  public static String text(String received) {
    return replace(received, false);
  }

  /** The same in ASCII. */
  public static String ascii(String received) {
    return replace(received, true);
  }

  private static String replace(String received, boolean asciiOnly) {
    StringBuilder shown = new StringBuilder(received.length());
    received
        .codePoints()
        .forEach(c -> shown.appendCodePoint(isShown(c) && !(asciiOnly && c > 126) ? c : '?'));
    return shown.toString();
  }

  private static boolean isShown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
