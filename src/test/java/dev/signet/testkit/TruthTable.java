package dev.signet.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A pure function over all its inputs as a table that a person can read: rows that differ in
 * nothing that matters are one, a star stands for every value, a bar for some, {@code !} for all
 * but one.
 */
public final class TruthTable {

  /**
   * An input.
   *
   * @param values it may have, after those of the columns before it
   */
  public record Column(String title, Function<Row, List<?>> values) {
    public static Column of(String title, Object... values) {
      return new Column(title, row -> List.of(values));
    }

    public static Column flag(String title) {
      return of(title, false, true);
    }

    public static <E extends Enum<E>> Column of(String title, Class<E> kind) {
      return of(title, (Object[]) kind.getEnumConstants());
    }

    /** The same, and nothing to choose from unless an earlier column has this value. */
    public Column when(String earlier, Object value) {
      return new Column(
          title, row -> value.equals(row.get(earlier)) ? values.apply(row) : List.of("-"));
    }
  }

  /** Values chosen so far, by title. */
  public record Row(Map<String, Object> values) {
    public Object get(String title) {
      return values.get(title);
    }

    public boolean is(String title) {
      return Boolean.TRUE.equals(values.get(title));
    }

    public <T> T as(Class<T> kind, String title) {
      return kind.cast(values.get(title));
    }
  }

  private final List<Column> columns;
  private final Function<Row, String> outcome;

  public TruthTable(List<Column> columns, Function<Row, String> outcome) {
    this.columns = List.copyOf(columns);
    this.outcome = outcome;
  }

  /** The rows below a line of titles. */
  public List<String> lines() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(new ArrayList<>(columns.stream().map(Column::title).toList()));
    rows.get(0).add("-> outcome");
    rows.addAll(rows(0, new LinkedHashMap<>()));
    return aligned(rows);
  }

  /** Calls back with every row there is. */
  public void forEach(java.util.function.Consumer<Row> visitor) {
    visit(0, new LinkedHashMap<>(), visitor);
  }

  private void visit(
      int column, Map<String, Object> chosen, java.util.function.Consumer<Row> visitor) {
    if (column == columns.size()) {
      visitor.accept(new Row(chosen));
      return;
    }
    Column here = columns.get(column);
    for (Object value : here.values().apply(new Row(chosen))) {
      chosen.put(here.title(), value);
      visit(column + 1, chosen, visitor);
    }
    chosen.remove(here.title());
  }

  private List<List<String>> rows(int column, Map<String, Object> chosen) {
    if (column == columns.size()) {
      return List.of(List.of("-> " + outcome.apply(new Row(chosen))));
    }
    Column here = columns.get(column);
    Map<List<List<String>>, Set<String>> bodies = new LinkedHashMap<>();
    List<?> values = here.values().apply(new Row(chosen));
    for (Object value : values) {
      chosen.put(here.title(), value);
      bodies
          .computeIfAbsent(rows(column + 1, chosen), any -> new LinkedHashSet<>())
          .add(words(here.title(), value));
    }
    chosen.remove(here.title());
    List<List<String>> rows = new ArrayList<>();
    bodies.forEach((body, names) -> body.forEach(row -> rows.add(joined(names, values, row))));
    return rows;
  }

  private static List<String> joined(Set<String> names, List<?> values, List<String> row) {
    List<String> all = new ArrayList<>();
    all.add(some(names, values));
    all.addAll(row);
    return all;
  }

  private static String some(Set<String> names, List<?> values) {
    if (names.size() == values.size()) {
      return values.size() > 1 ? "*" : names.iterator().next();
    }
    Set<String> others = new LinkedHashSet<>();
    values.forEach(value -> others.add(words("", value)));
    others.removeAll(names);
    return values.size() > 4 && others.size() == 1
        ? "!" + others.iterator().next()
        : String.join("|", names);
  }

  private static String words(String title, Object value) {
    if (value instanceof Boolean flag) {
      return flag ? title : "not";
    }
    return value.toString().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private static List<String> aligned(List<List<String>> rows) {
    int[] widths = new int[rows.get(0).size()];
    rows.forEach(
        row -> {
          for (int i = 0; i < row.size(); i++) {
            widths[i] = Math.max(widths[i], row.get(i).length());
          }
        });
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 1));
    }
    return line.toString().stripTrailing();
  }
}
