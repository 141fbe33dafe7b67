package dev.signet.xkms.exchange.later;

/** Text from outside, made fit for a column, a log line or a screen. */
final class Text {
  private Text() {}

  /** Control and format characters, and line ends of any kind, are written as their number. */
  static String harmless(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (isHarmless(c)) {
                clean.appendCodePoint(c);
              } else {
                clean.append(String.format("\\u%04x", c));
              }
            });
    return clean.toString();
  }

  private static boolean isHarmless(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }

  /** Harmless, and cut to this many characters. */
  static String cut(String text, int most) {
    String clean = harmless(text);
    if (clean.length() <= most) {
      return clean;
    }
    int end = Character.isHighSurrogate(clean.charAt(most - 1)) ? most - 1 : most;
    return clean.substring(0, end);
  }

  /** In quotes, for a log line. */
  static String quoted(String text) {
    return '"' + harmless(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
