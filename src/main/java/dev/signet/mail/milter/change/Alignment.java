package dev.signet.mail.milter.change;

import dev.signet.mail.message.HeaderField;
import dev.signet.mail.milter.wire.FieldCoding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of an old and a new header side by side: as many as possible of them stay, in order (a
 * longest common subsequence), and the others go or come.
 */
final class Alignment {
  private final List<HeaderField> before;
  private final List<HeaderField> after;
  private final int[] old;
  private final int[] fresh;

  private Alignment(List<HeaderField> before, List<HeaderField> after) {
    this.before = before;
    this.after = after;
    Map<HeaderField, Integer> numbers = new HashMap<>();
    this.old = numbered(before, numbers);
    this.fresh = numbered(after, numbers);
  }

  private static int[] numbered(List<HeaderField> fields, Map<HeaderField, Integer> numbers) {
    return fields.stream()
        .mapToInt(field -> numbers.computeIfAbsent(field, unseen -> numbers.size()))
        .toArray();
  }

  /** All rows, from the top: first what goes, then what comes, then what stays. */
  static List<Row> of(List<HeaderField> before, List<HeaderField> after) {
    return new Alignment(before, after).rows();
  }

  private List<Row> rows() {
    int top = 0;
    while (top < old.length && top < fresh.length && old[top] == fresh[top]) {
      top++;
    }
    int bottom = 0;
    int most = Math.min(old.length, fresh.length) - top;
    while (bottom < most && old[old.length - 1 - bottom] == fresh[fresh.length - 1 - bottom]) {
      bottom++;
    }
    List<Row> rows = new ArrayList<>();
    before.subList(0, top).forEach(field -> rows.add(new Row.Stays(field)));
    align(rows, top, bottom);
    before.subList(old.length - bottom, old.length).forEach(f -> rows.add(new Row.Stays(f)));
    return rows;
  }

  private void align(List<Row> rows, int top, int bottom) {
    int rowsOld = old.length - bottom - top;
    int rowsNew = fresh.length - bottom - top;
    char[][] common = common(top, rowsOld, rowsNew);
    Gap gap = new Gap();
    int o = 0;
    int n = 0;
    while (o < rowsOld || n < rowsNew) {
      if (o < rowsOld && n < rowsNew && old[top + o] == fresh[top + n]) {
        gap.closeInto(rows);
        rows.add(new Row.Stays(before.get(top + o)));
        o++;
        n++;
      } else if (n == rowsNew || o < rowsOld && common[o + 1][n] >= common[o][n + 1]) {
        gap.goes.add(before.get(top + o++));
      } else {
        gap.comes.add(after.get(top + n++));
      }
    }
    gap.closeInto(rows);
  }

  /** How many fields can stay from here on, for every pair of places. */
  private char[][] common(int top, int rowsOld, int rowsNew) {
    char[][] common = new char[rowsOld + 1][rowsNew + 1];
    for (int o = rowsOld - 1; o >= 0; o--) {
      for (int n = rowsNew - 1; n >= 0; n--) {
        common[o][n] =
            old[top + o] == fresh[top + n]
                ? (char) (common[o + 1][n + 1] + 1)
                : (char) Math.max(common[o + 1][n], common[o][n + 1]);
      }
    }
    return common;
  }

  /** What stands between two fields that stay. */
  private static final class Gap {
    private final Deque<HeaderField> goes = new ArrayDeque<>();
    private final List<HeaderField> comes = new ArrayList<>();

    /** A field that comes takes the place of the next one of its name that goes. */
    void closeInto(List<Row> rows) {
      for (HeaderField field : comes) {
        if (goes.stream().anyMatch(old -> isReplaceable(old, field))) {
          while (!isReplaceable(goes.element(), field)) {
            rows.add(new Row.Goes(goes.remove()));
          }
          rows.add(new Row.Becomes(goes.remove(), field));
        } else {
          rows.add(new Row.Comes(field));
        }
      }
      goes.forEach(field -> rows.add(new Row.Goes(field)));
      goes.clear();
      comes.clear();
    }

    /** Not a case for Change: another spelling of the name, or a body that would mean Delete. */
    private static boolean isReplaceable(HeaderField old, HeaderField field) {
      return old.name().equals(field.name()) && !FieldCoding.isEmpty(field);
    }
  }

  /** A place in the merged header. */
  sealed interface Row {
    record Stays(HeaderField field) implements Row {}

    record Goes(HeaderField field) implements Row {}

    record Comes(HeaderField field) implements Row {}

    record Becomes(HeaderField old, HeaderField field) implements Row {}
  }
}
