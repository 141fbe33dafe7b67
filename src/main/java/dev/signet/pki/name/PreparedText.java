package dev.signet.pki.name;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * Text prepared for comparison (RFC 4518 section 2): mapped, folded, normalised with NFKC, and with
 * its insignificant blanks removed.
 *
 * <p>Case is folded twice, around the normalisation, as table B.2 of RFC 3454 does for characters
 * whose compatible form has a case. Bidirectional text is not refused (section 2.5).
 */
final class PreparedText {

  private static final int REPLACEMENT = 0xFFFD;

  private PreparedText() {}

  /** The prepared text; empty when the text has a character that must not be compared. */
  static Optional<String> of(String text) {
    String normal = normal(folded(normal(folded(mapped(text)))));
    return normal.codePoints().anyMatch(PreparedText::isProhibited)
        ? Optional.empty()
        : Optional.of(withoutIdleBlanks(normal));
  }

  /** Section 2.2: white space to a blank, what cannot be seen to nothing. */
  private static String mapped(String text) {
    StringBuilder mapped = new StringBuilder(text.length());
    text.codePoints()
        .filter(point -> isSpace(point) || !isMappedToNothing(point))
        .forEach(point -> mapped.appendCodePoint(isSpace(point) ? ' ' : point));
    return mapped.toString();
  }

  private static boolean isSpace(int point) {
    return point >= 0x09 && point <= 0x0D || point == 0x85 || Character.isSpaceChar(point);
  }

  private static boolean isMappedToNothing(int point) {
    int type = Character.getType(point);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || point == 0x034F
        || point == 0x1806
        || point >= 0x180B && point <= 0x180D
        || point >= 0xFE00 && point <= 0xFE0F
        || point == 0xFFFC;
  }

  private static String folded(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    text.codePoints().forEach(point -> fold(point, folded));
    return folded.toString();
  }

  /** The platform's upper case knows sharp s; its rules for Turkish i are not those of B.2. */
  private static void fold(int point, StringBuilder folded) {
    if (point == 0x130) {
      folded.append("i\u0307");
    } else if (point == 0x131) {
      folded.appendCodePoint(point);
    } else {
      String upper = Character.toString(point).toUpperCase(Locale.ROOT);
      upper.codePoints().map(Character::toLowerCase).forEach(folded::appendCodePoint);
    }
  }

  private static String normal(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }

  /** Section 2.4: unassigned, for private use, half a character, or a sign for what was lost. */
  private static boolean isProhibited(int point) {
    int type = Character.getType(point);
    return type == Character.UNASSIGNED
        || type == Character.PRIVATE_USE
        || type == Character.SURROGATE
        || point == REPLACEMENT;
  }

  /** Section 2.6.1; a blank that carries a combining mark is not insignificant. */
  private static String withoutIdleBlanks(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    boolean blank = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean idle = c == ' ' && !(i + 1 < text.length() && isMark(text.codePointAt(i + 1)));
      if (!idle) {
        kept.append(blank && kept.length() > 0 ? " " : "").append(c);
      }
      blank = idle;
    }
    return kept.toString();
  }

  private static boolean isMark(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }
}
