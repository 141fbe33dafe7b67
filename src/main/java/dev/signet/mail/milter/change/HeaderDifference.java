package dev.signet.mail.milter.change;

import dev.signet.mail.message.Header;
import dev.signet.mail.message.HeaderField;
import dev.signet.mail.milter.change.Alignment.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * The fewest steps from one header to another, in an order that comes out right with every MTA.
 *
 * <p>MTAs differ in whether a deleted field still counts. So fields are inserted while nothing is
 * deleted yet, from the last place to the first, and then changed and deleted from the last to the
 * first: no step moves what a later one counts. Appended fields come at the end, as Postfix does
 * not count them.
 */
public final class HeaderDifference {

  private HeaderDifference() {}

  /** The steps, in their order; none if the headers are the same. */
  public static List<HeaderChange> between(Header before, Header after) {
    List<Row> rows = Alignment.of(before.fields(), after.fields());
    int end = endOfSurvivors(rows);
    List<Row> merged = new ArrayList<>(rows.subList(0, end));
    rows.stream().skip(end).filter(row -> row instanceof Row.Goes).forEach(merged::add);
    List<HeaderChange> steps = new ArrayList<>();
    insertions(merged, steps);
    replacements(merged, steps);
    rows.stream().skip(end).forEach(row -> append(row, steps));
    return steps;
  }

  /** Where the rows begin among which no field stays. */
  private static int endOfSurvivors(List<Row> rows) {
    int end = rows.size();
    while (end > 0 && (rows.get(end - 1) instanceof Row.Goes || isNew(rows.get(end - 1)))) {
      end--;
    }
    return end;
  }

  private static boolean isNew(Row row) {
    return row instanceof Row.Comes;
  }

  private static void append(Row row, List<HeaderChange> steps) {
    if (row instanceof Row.Comes comes) {
      steps.add(new HeaderChange.Append(comes.field()));
    }
  }

  private static void insertions(List<Row> merged, List<HeaderChange> steps) {
    int above = (int) merged.stream().filter(row -> !isNew(row)).count();
    for (int at = merged.size() - 1; at >= 0; at--) {
      if (merged.get(at) instanceof Row.Comes comes) {
        steps.add(new HeaderChange.Insert(above + 1, comes.field()));
      } else {
        above--;
      }
    }
  }

  private static void replacements(List<Row> merged, List<HeaderChange> steps) {
    for (int at = merged.size() - 1; at >= 0; at--) {
      Row row = merged.get(at);
      if (row instanceof Row.Goes goes) {
        steps.add(new HeaderChange.Delete(index(merged, at), goes.field().name()));
      } else if (row instanceof Row.Becomes becomes) {
        steps.add(new HeaderChange.Change(index(merged, at), becomes.field()));
      }
    }
  }

  /** The how-manieth of its name a row is. */
  private static int index(List<Row> merged, int at) {
    String name = standing(merged.get(at)).name();
    return (int) merged.subList(0, at + 1).stream().filter(r -> standing(r).is(name)).count();
  }

  /** The field at a row before anything is changed or deleted. */
  private static HeaderField standing(Row row) {
    if (row instanceof Row.Stays stays) {
      return stays.field();
    }
    if (row instanceof Row.Goes goes) {
      return goes.field();
    }
    return row instanceof Row.Comes comes ? comes.field() : ((Row.Becomes) row).old();
  }
}
