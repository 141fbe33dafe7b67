package dev.signet.mail.message.field;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * A place in the unfolded body of a structured field (RFC 5322 section 3.2), moved on word by word.
 * Reading never fails: what is not there is empty.
 */
public final class FieldText {
  private static final String TSPECIALS = "()<>@,;:\\\"/[]?=";

  private final String text;
  private final List<String> comments = new ArrayList<>();
  private int at;
  private boolean quoteUnclosed;

  /** At the beginning of {@code text}. */
  public FieldText(String text) {
    this.text = text;
  }

  public boolean atEnd() {
    return at == text.length();
  }

  /** Number of characters passed. */
  public int position() {
    return at;
  }

  /** Characters passed since {@code from}. */
  public String since(int from) {
    return text.substring(from, at);
  }

  /** Whether the next character is this one. */
  public boolean sees(char expected) {
    return at < text.length() && text.charAt(at) == expected;
  }

  /** Passes this character if it is the next. */
  public boolean pass(char expected) {
    boolean seen = sees(expected);
    at += seen ? 1 : 0;
    return seen;
  }

  /** The next character, whatever it is; nothing at the end. */
  public String next() {
    int from = at;
    at = Math.min(at + 1, text.length());
    return text.substring(from, at);
  }

  /** The next characters as far as they are such. */
  public String run(IntPredicate such) {
    int from = at;
    while (at < text.length() && such.test(text.charAt(at))) {
      at++;
    }
    return text.substring(from, at);
  }

  /** A token of RFC 2045 section 5.1; empty if there is none. */
  public String token() {
    return run(FieldText::isTokenCharacter);
  }

  /** Whether a token may hold it; characters beyond ASCII included, as RFC 6532 section 3.2 has. */
  public static boolean isTokenCharacter(int c) {
    return c > ' ' && c != 0x7f && TSPECIALS.indexOf(c) < 0;
  }

  /**
   * Passes blanks and comments (CFWS, RFC 5322 section 3.2.2).
   *
   * @return false if a comment is not closed
   */
  public boolean passBlanks() {
    run(c -> c == ' ' || c == '\t');
    while (sees('(')) {
      if (!passComment()) {
        return false;
      }
      run(c -> c == ' ' || c == '\t');
    }
    return true;
  }

  /** Comments passed so far, without their parentheses; a view that grows. */
  public List<String> comments() {
    return Collections.unmodifiableList(comments);
  }

  private boolean passComment() {
    int from = at + 1;
    int depth = 0;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '\\') {
        at = Math.min(at + 1, text.length());
      } else if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        comments.add(text.substring(from, at - 1));
        return true;
      }
    }
    return false;
  }

  /**
   * What a quoted string means (RFC 5322 section 3.2.4), if one begins here and is closed; else
   * nothing is passed. After one that is not closed there are no more.
   */
  public Optional<String> quoted() {
    if (!sees('"') || quoteUnclosed) {
      return Optional.empty();
    }
    StringBuilder meant = new StringBuilder();
    for (int next = at + 1; next < text.length(); next++) {
      char c = text.charAt(next);
      if (c == '"') {
        at = next + 1;
        return Optional.of(meant.toString());
      }
      boolean escapes = c == '\\' && next + 1 < text.length();
      next += escapes ? 1 : 0;
      meant.append(text.charAt(next));
    }
    quoteUnclosed = true;
    return Optional.empty();
  }
}
