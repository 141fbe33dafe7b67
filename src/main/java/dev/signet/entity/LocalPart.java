package dev.signet.entity;

/**
 * The part of a mail address before the @: Dot-string or Quoted-string of RFC 5321 section 4.1.2.
 */
final class LocalPart {

  private static final String ATOM_SPECIALS = "!#$%&'*+-/=?^_`{|}~";

  private LocalPart() {}

  /** What a written local part means: itself, or the content of its quotes. */
  static String read(String written) {
    if (written.startsWith("\"")) {
      return unquoted(written);
    }
    if (!isDotString(written)) {
      throw refused(written, "it is neither atoms joined by single dots nor a quoted string");
    }
    return written;
  }

  /** The shortest spelling that means {@code localPart}. */
  static String written(String localPart) {
    return isDotString(localPart)
        ? localPart
        : '"' + localPart.replaceAll("([\"\\\\])", "\\\\$1") + '"';
  }

  /** Refuses what no spelling can say: control characters and lone surrogates. */
  static void check(String localPart) {
    if (!localPart.codePoints().allMatch(LocalPart::isQuotable)) {
      throw refused(localPart, "it has a control character or half a character");
    }
  }

  private static String unquoted(String written) {
    StringBuilder meaning = new StringBuilder();
    int last = written.length() - 1;
    int i = 1;
    while (i < last && written.charAt(i) != '"') {
      i += written.charAt(i) == '\\' ? 1 : 0;
      meaning.append(written.charAt(i++));
    }
    if (i != last || written.charAt(last) != '"') {
      throw refused(written, "its quotes do not close at its end");
    }
    return meaning.toString();
  }

  private static boolean isDotString(String text) {
    return !text.isEmpty()
        && !text.startsWith(".")
        && !text.endsWith(".")
        && !text.contains("..")
        && text.codePoints().allMatch(c -> c == '.' || isAtomText(c));
  }

  private static boolean isAtomText(int c) {
    return c < 0x80
        ? Character.isLetterOrDigit(c) || ATOM_SPECIALS.indexOf(c) >= 0
        : isQuotable(c) && !Character.isSpaceChar(c);
  }

  private static boolean isQuotable(int c) {
    return !Character.isISOControl(c)
        && Character.getType(c) != Character.SURROGATE
        && Character.isValidCodePoint(c);
  }

  private static IllegalArgumentException refused(String text, String because) {
    String shown = text.length() <= 64 ? text : text.substring(0, 64) + "...";
    return new IllegalArgumentException(
        "'" + shown + "' is not the local part of a mail address: " + because);
  }
}
