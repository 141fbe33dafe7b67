package dev.signet.mail.smtp.wire;

import java.util.List;
import java.util.Locale;

/**
 * The argument of MAIL and RCPT: {@code FROM:<path> parameters} (RFC 5321 section 4.1.2, RFC 6531
 * section 3.3).
 *
 * <p>More is taken than the grammar has, where real addresses need it and no two readings are
 * possible: dots anywhere in an unquoted local part, underscores in domains, blanks after the
 * colon.
 *
 * @param path as written, without angle brackets and source route
 * @param hasDomain whether it is more than a local part
 * @param parameters as written
 */
public record PathArgument(String path, boolean hasDomain, List<String> parameters) {
  private static final String NO_ATEXT = "()<>[]:;@\\,\"";
  private static final String PARAMETER = "[A-Za-z0-9][A-Za-z0-9-]*(=[^\\s\\p{Cntrl}]+)?";

  public PathArgument {
    parameters = List.copyOf(parameters);
  }

  /**
   * Reads one.
   *
   * @param keyword {@code FROM} or {@code TO}
   */
  public static PathArgument read(String argument, String keyword) throws MalformedArgument {
    String start = keyword + ":";
    if (!argument.toUpperCase(Locale.ROOT).startsWith(start)) {
      throw new MalformedArgument("say " + start + "<address>", false);
    }
    Cursor cursor = new Cursor(argument, start.length());
    cursor.skipBlanks();
    cursor.expect('<', "an address stands in angle brackets");
    skipRoute(cursor);
    int begin = cursor.position();
    boolean hasDomain = path(cursor);
    String path = cursor.since(begin);
    cursor.expect('>', "malformed address");
    String rest = cursor.rest();
    if (!rest.isEmpty() && rest.charAt(0) != ' ') {
      throw new MalformedArgument("a blank must follow the address", false);
    }
    return new PathArgument(path, hasDomain, parameters(rest));
  }

  private static List<String> parameters(String rest) throws MalformedArgument {
    List<String> words = List.of(rest.strip().split(" +"));
    if (words.equals(List.of(""))) {
      return List.of();
    }
    for (String word : words) {
      if (!word.matches(PARAMETER)) {
        throw new MalformedArgument("malformed parameter", false);
      }
    }
    return words;
  }

  /** Whether there is a domain. */
  private static boolean path(Cursor cursor) throws MalformedArgument {
    if (cursor.peek() == '>') {
      return false;
    }
    localPart(cursor);
    if (!cursor.takes('@')) {
      return false;
    }
    domain(cursor);
    return true;
  }

  /** {@code @one,@two:} means nothing any more and is not passed on (RFC 5321 appendix C). */
  private static void skipRoute(Cursor cursor) throws MalformedArgument {
    if (cursor.peek() != '@') {
      return;
    }
    do {
      cursor.expect('@', "malformed source route");
      domain(cursor);
    } while (cursor.takes(','));
    cursor.expect(':', "malformed source route");
    if (cursor.peek() == '>') {
      throw new MalformedArgument("a source route leads nowhere", true);
    }
  }

  private static void localPart(Cursor cursor) throws MalformedArgument {
    int begin = cursor.position();
    if (cursor.takes('"')) {
      quoted(cursor);
    } else {
      while (isAtext(cursor.peek())) {
        cursor.next();
      }
    }
    if (cursor.position() == begin) {
      throw new MalformedArgument("no local part", true);
    }
  }

  private static void quoted(Cursor cursor) throws MalformedArgument {
    while (!cursor.takes('"')) {
      cursor.takes('\\');
      if (cursor.peek() < ' ' || cursor.peek() == 127) {
        throw new MalformedArgument("a quoted local part is not closed", true);
      }
      cursor.next();
    }
  }

  private static void domain(Cursor cursor) throws MalformedArgument {
    int begin = cursor.position();
    if (cursor.takes('[')) {
      while (isInLiteral(cursor.peek())) {
        cursor.next();
      }
      cursor.expect(']', "malformed address literal");
      return;
    }
    while (isInDomain(cursor.peek())) {
      cursor.next();
    }
    String domain = cursor.since(begin);
    if (domain.isEmpty() || ("." + domain + ".").contains("..")) {
      throw new MalformedArgument("malformed domain", true);
    }
  }

  private static boolean isAtext(int c) {
    return c > ' ' && c != 127 && !isControl(c) && NO_ATEXT.indexOf(c) < 0;
  }

  private static boolean isInLiteral(int c) {
    return c > ' ' && c < 127 && c != '[' && c != ']' && c != '\\' && c != '<' && c != '>';
  }

  private static boolean isInDomain(int c) {
    boolean isAscii = c < 128;
    return isAscii
        ? c == '-' || c == '_' || c == '.' || Character.isLetterOrDigit(c)
        : !isControl(c);
  }

  private static boolean isControl(int c) {
    return Character.isISOControl(c) || Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /** A place in the argument; zero stands behind its end. */
  private static final class Cursor {
    private final String text;
    private int at;

    Cursor(String text, int at) {
      this.text = text;
      this.at = at;
    }

    int position() {
      return at;
    }

    int peek() {
      return at < text.length() ? text.charAt(at) : 0;
    }

    void next() {
      at++;
    }

    boolean takes(char c) {
      if (peek() != c) {
        return false;
      }
      at++;
      return true;
    }

    void skipBlanks() {
      while (peek() == ' ') {
        at++;
      }
    }

    void expect(char c, String otherwise) throws MalformedArgument {
      if (!takes(c)) {
        throw new MalformedArgument(otherwise, true);
      }
    }

    String since(int begin) {
      return text.substring(begin, at);
    }

    String rest() {
      return text.substring(at);
    }
  }
}
