package dev.signet.mail.signing;

/**
 * A text in which each {@code *} stands for any characters or none. Matching takes at most pattern
 * times text steps, whatever they are.
 */
final class Glob {
  private final String pattern;

  Glob(String pattern) {
    this.pattern = pattern;
  }

  boolean matches(String text) {
    int at = 0;
    int next = 0;
    int star = -1;
    int resume = 0;
    while (at < text.length()) {
      if (next < pattern.length() && pattern.charAt(next) == '*') {
        star = next++;
        resume = at;
      } else if (next < pattern.length() && pattern.charAt(next) == text.charAt(at)) {
        next++;
        at++;
      } else if (star >= 0) {
        next = star + 1;
        at = ++resume;
      } else {
        return false;
      }
    }
    return pattern.substring(next).chars().allMatch(c -> c == '*');
  }

  boolean isExact() {
    return pattern.indexOf('*') < 0;
  }

  /** How much of a text is fixed; an exact pattern fixes more than any other. */
  int weight() {
    return isExact() ? Integer.MAX_VALUE : pattern.replace("*", "").length();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Glob glob && pattern.equals(glob.pattern);
  }

  @Override
  public int hashCode() {
    return pattern.hashCode();
  }

  @Override
  public String toString() {
    return pattern;
  }
}
