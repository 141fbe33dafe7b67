package dev.signet.cli.judge.cases;

import java.util.function.BiFunction;
import java.util.function.Function;

/** One entry of a case file: a case, or something that is none. */
public sealed interface CaseEntry permits CaseEntry.Readable, CaseEntry.Unreadable {

  String id();

  /** Takes the entry apart, one function per case. */
  <T> T match(Function<PathCase, T> readable, BiFunction<String, String, T> unreadable);

  /** A case. */
  record Readable(PathCase content) implements CaseEntry {
    @Override
    public String id() {
      return content.id();
    }

    @Override
    public <T> T match(Function<PathCase, T> readable, BiFunction<String, String, T> unreadable) {
      return readable.apply(content);
    }
  }

  /**
   * No case.
   *
   * @param id as far as it can be told, else the place in the file
   */
  record Unreadable(String id, String because) implements CaseEntry {
    @Override
    public <T> T match(Function<PathCase, T> readable, BiFunction<String, String, T> unreadable) {
      return unreadable.apply(id, because);
    }
  }
}
