package dev.signet.mail.message.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/**
 * Delimiters of the multiparts that are open, the innermost first (RFC 2046 section 5.1.1): a
 * delimiter of an outer one ends all within.
 *
 * <p>Only the boundary and blanks make a delimiter. The RFC also lets a line count that merely
 * begins with one; readers differ on that, so it is noted and passed over.
 */
final class Boundaries {
  static final int LONGEST = 250;
  private static final byte[] DASHES = {'-', '-'};

  private final Deque<byte[]> open = new ArrayDeque<>();
  private boolean doubtful;

  /**
   * A line that delimits.
   *
   * @param level 0 for the innermost multipart
   */
  record Hit(int level, boolean closes) {}

  void push(String boundary) {
    open.push(("--" + boundary).getBytes(StandardCharsets.UTF_8));
  }

  void pop() {
    open.pop();
  }

  /** Whether delimiters of such a multipart look like those of one that is open. */
  boolean clashes(String boundary) {
    byte[] wanted = ("--" + boundary).getBytes(StandardCharsets.UTF_8);
    return open.stream()
        .anyMatch(
            delimiter ->
                Arrays.equals(delimiter, wanted)
                    || Arrays.equals(delimiter, closing(wanted))
                    || Arrays.equals(closing(delimiter), wanted));
  }

  /** What the line delimits, if anything. */
  Optional<Hit> hit(Lines line) {
    if (open.isEmpty() || !line.startsWith(DASHES)) {
      return Optional.empty();
    }
    boolean near = false;
    int level = 0;
    for (Iterator<byte[]> each = open.iterator(); each.hasNext(); level++) {
      byte[] delimiter = each.next();
      if (line.startsWith(delimiter)) {
        near = true;
        boolean closes = line.startsWith(closing(delimiter));
        if (line.isBlankFrom(delimiter.length + (closes ? 2 : 0))) {
          return Optional.of(new Hit(level, closes));
        }
      }
    }
    doubtful |= near;
    return Optional.empty();
  }

  private static byte[] closing(byte[] delimiter) {
    byte[] closing = Arrays.copyOf(delimiter, delimiter.length + 2);
    Arrays.fill(closing, delimiter.length, closing.length, (byte) '-');
    return closing;
  }

  /** Whether since the last time asked a line began with a delimiter and was none. */
  boolean takeDoubt() {
    boolean seen = doubtful;
    doubtful = false;
    return seen;
  }
}
