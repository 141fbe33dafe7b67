package dev.signet.mail.signing;

import java.util.ArrayList;
import java.util.List;

/**
 * A file of rows, a line each; {@code #} begins a comment where a word begins. All faults are
 * collected, up to {@value #MAX_FAULTS}.
 */
final class RowFile {
  private static final int MAX_OCTETS = 1 << 20;
  private static final int MAX_ROWS = 10_000;
  private static final int MAX_FAULTS = 20;

  private RowFile() {}

  /** Reads one row. */
  interface RowReader<T> {
    /**
     * @param place of the line, for messages
     * @throws IllegalArgumentException that says what is wrong and how to mend it
     */
    T row(String place, List<String> words);
  }

  /**
   * Reads all rows.
   *
   * @param name of the file, for messages
   * @param between regular expression of what separates words
   */
  static <T> List<T> read(String name, String text, String between, RowReader<T> reader)
      throws Unusable {
    if (text.length() > MAX_OCTETS) {
      throw new Unusable(name + " is larger than " + MAX_OCTETS + " octets; use patterns");
    }
    List<T> rows = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    String[] lines = text.split("\r?\n", -1);
    for (int i = 0; i < lines.length && faults.size() < MAX_FAULTS; i++) {
      String place = name + ":" + (i + 1);
      String said = lines[i].replaceFirst("(^|[ \\t,])#.*", "$1").strip();
      try {
        if (!said.isEmpty()) {
          rows.add(reader.row(place, List.of(said.split(between))));
        }
      } catch (IllegalArgumentException wrong) {
        faults.add(place + ": " + wrong.getMessage());
      }
    }
    if (rows.size() > MAX_ROWS) {
      faults.add(name + " has more than " + MAX_ROWS + " rows; use patterns");
    }
    if (!faults.isEmpty()) {
      throw new Unusable(faults);
    }
    return rows;
  }
}
