package dev.signet.xkms;

/** A line of {@code key=value} pairs in which nothing from outside can forge a pair or a line. */
final class LogLine {
  /** A mail address has at most 254 octets; nothing that a log line needs is longer. */
  static final int MAX_VALUE = 256;

  private final StringBuilder text = new StringBuilder(256);

  /**
   * Adds a pair; an empty value is left out, a long one cut, one with blanks or quotes is quoted.
   */
  LogLine add(String key, String value) {
    if (!value.isEmpty()) {
      text.append(text.length() == 0 ? "" : " ").append(key).append('=');
      append(value.length() > MAX_VALUE ? value.substring(0, MAX_VALUE) + "..." : value);
    }
    return this;
  }

  private void append(String value) {
    boolean quoted = needsQuotes(value);
    text.append(quoted ? "\"" : "");
    for (int i = 0; i < value.length(); i++) {
      text.append(harmless(value.charAt(i)));
    }
    text.append(quoted ? "\"" : "");
  }

  private static boolean needsQuotes(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == ' ' || c == '=' || c == '"') {
        return true;
      }
    }
    return false;
  }

  private static char harmless(char c) {
    if (c == '"') {
      return '\'';
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          '?';
      default -> c;
    };
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
