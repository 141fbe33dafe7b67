package dev.signet.pki.name;

import java.util.Locale;
import java.util.Optional;

/**
 * A host as names in certificates write it: lower-cased labels of letters, digits, hyphens and
 * underscores (RFC 5280 section 4.2.1.6; the underscore is against it and common), a trailing dot
 * dropped, not an IP address.
 */
record HostName(String value) {

  private static final int MAX_OCTETS = 253;
  private static final int MAX_LABEL = 63;

  static Optional<HostName> of(String text) {
    String host = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    return isHost(host)
        ? Optional.of(new HostName(host.toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }

  /** Whether this is the other host or one below it. */
  boolean isWithin(HostName other) {
    return value.equals(other.value) || isBelow(other);
  }

  boolean isBelow(HostName other) {
    int dot = value.length() - other.value.length() - 1;
    return dot > 0 && value.charAt(dot) == '.' && value.endsWith(other.value);
  }

  /** Whether this is exactly one label below the other. */
  boolean isChildOf(HostName other) {
    return isBelow(other) && value.indexOf('.') == value.length() - other.value.length() - 1;
  }

  /** Whether it has more than one label. */
  boolean isQualified() {
    return value.indexOf('.') > 0;
  }

  private static boolean isHost(String text) {
    if (text.isEmpty() || text.length() > MAX_OCTETS) {
      return false;
    }
    int start = 0;
    boolean number = true;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == '.') {
        if (!isLabel(text, start, i)) {
          return false;
        }
        number = isNumber(text, start, i);
        start = i + 1;
      }
    }
    return !number;
  }

  private static boolean isLabel(String text, int from, int to) {
    if (from == to || to - from > MAX_LABEL || text.charAt(from) == '-') {
      return false;
    }
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (!(isLetter(c) || isDigit(c) || c == '-' || c == '_')) {
        return false;
      }
    }
    return text.charAt(to - 1) != '-';
  }

  private static boolean isNumber(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
