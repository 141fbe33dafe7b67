package dev.signet.pki.trust.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a policy file into sections and entries; keys that nobody knows refuse it.
 *
 * <p>A line is a comment ({@code #}), a section ({@code [word]} or {@code [word label]}) or an
 * entry ({@code key = value}). A {@code #} after a blank begins a comment too. A value that ends in
 * a comma goes on in the next line.
 */
final class PolicyTextReader {

  private static final Pattern SECTION =
      Pattern.compile("\\[([a-z]+)(?:[ \\t]+([A-Za-z0-9][A-Za-z0-9._/-]{0,63}))?]");
  private static final Pattern ENTRY = Pattern.compile("([A-Za-z0-9-]+)[ \\t]*=[ \\t]*(.*)");
  private static final Pattern COMMENT = Pattern.compile("[ \\t]#");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\t]]");

  private final Path file;
  private final List<Section> sections = new ArrayList<>();
  private Section current;

  private PolicyTextReader(Path file) {
    this.file = file;
    this.current = section(new Place(file, 1), "", "");
  }

  static PolicyText read(Path file, String text) throws UnusablePolicy {
    PolicyTextReader reader = new PolicyTextReader(file);
    reader.readAll(text.lines().toList());
    return new PolicyText(file, reader.sections);
  }

  private Section section(Place place, String kind, String label) {
    Section begun = new Section(place, kind, label, new LinkedHashMap<>());
    sections.add(begun);
    return begun;
  }

  private void readAll(List<String> lines) throws UnusablePolicy {
    int next = 0;
    while (next < lines.size()) {
      Place place = new Place(file, next + 1);
      StringBuilder line = new StringBuilder(stripped(lines.get(next++), place));
      while (endsInComma(line) && next < lines.size()) {
        String more = stripped(lines.get(next), new Place(file, next + 1));
        line.append(more.isEmpty() ? "" : " ").append(more);
        next++;
      }
      read(line.toString().strip(), place);
    }
  }

  private static boolean endsInComma(StringBuilder line) {
    return line.indexOf("=") >= 0 && line.length() > 0 && line.charAt(line.length() - 1) == ',';
  }

  /** Without its comment and the blanks around it. */
  private static String stripped(String line, Place place) throws UnusablePolicy {
    if (CONTROL.matcher(line).find()) {
      throw UnusablePolicy.at(place, "control characters do not belong in a policy");
    }
    String text = line.strip();
    if (text.startsWith("#")) {
      return "";
    }
    Matcher comment = COMMENT.matcher(text);
    return comment.find() ? text.substring(0, comment.start()).strip() : text;
  }

  private void read(String line, Place place) throws UnusablePolicy {
    Matcher section = SECTION.matcher(line);
    Matcher entry = ENTRY.matcher(line);
    if (section.matches()) {
      begin(place, section.group(1), section.group(2) == null ? "" : section.group(2));
    } else if (entry.matches()) {
      add(new Entry(place, entry.group(1), entry.group(2)));
    } else if (!line.isEmpty()) {
      throw UnusablePolicy.at(
          place, "'" + line + "' is neither '[section]' nor 'key = value' nor '# comment'");
    }
  }

  private void begin(Place place, String kind, String label) throws UnusablePolicy {
    Map<String, Boolean> known = PolicyKeys.sections();
    Boolean labelled = known.get(kind);
    if (labelled == null) {
      throw UnusablePolicy.at(
          place, "[" + kind + "] is no section; allowed are " + String.join(", ", known.keySet()));
    }
    if (labelled == label.isEmpty()) {
      throw UnusablePolicy.at(
          place, labelled ? "write [" + kind + " <label>]" : "[" + kind + "] takes no label");
    }
    for (Section other : sections) {
      if (other.kind().equals(kind) && other.label().equals(label)) {
        throw UnusablePolicy.at(
            place, other + " stands here a second time, first in line " + other.place().line());
      }
    }
    current = section(place, kind, label);
  }

  private void add(Entry entry) throws UnusablePolicy {
    List<String> allowed = PolicyKeys.of(current.kind());
    if (!allowed.contains(entry.key())) {
      throw UnusablePolicy.at(
          entry.place(),
          "'"
              + entry.key()
              + "' is no key of "
              + current
              + "; allowed are "
              + String.join(", ", allowed));
    }
    if (entry.value().isEmpty()) {
      throw UnusablePolicy.at(entry.place(), "'" + entry.key() + "' has no value");
    }
    Entry other = current.entries().putIfAbsent(entry.key(), entry);
    if (other != null) {
      throw UnusablePolicy.at(
          entry.place(),
          "'" + entry.key() + "' stands twice, first in line " + other.place().line());
    }
  }
}
