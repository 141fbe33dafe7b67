package dev.signet.cli.show;

/**
 * Text from elsewhere, made harmless for a terminal: what steers it or turns the writing direction
 * is written out.
 */
public final class TerminalText {
  private TerminalText() {}

  /**
   * Replaces control, format, line-separating and unpaired characters by <code>&#92;u</code> and
   * four hexadecimal digits.
   */
  public static String of(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(safe, c));
    return safe.toString();
  }

  private static void append(StringBuilder safe, int character) {
    if (isHarmless(character)) {
      safe.appendCodePoint(character);
    } else {
      for (char unit : Character.toChars(character)) {
        safe.append(String.format("\\u%04x", (int) unit));
      }
    }
  }

  private static boolean isHarmless(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          false;
      default -> true;
    };
  }
}
