package dev.signet.pki.path.search;

import java.util.List;

/**
 * The first of many things, and how many more there were.
 *
 * @param items at most {@value #LIMIT}
 */
public record Bounded<T>(List<T> items, int more) {

  /** More than a person reads; few enough for one line of a log. */
  public static final int LIMIT = 32;

  public Bounded {
    items = List.copyOf(items);
  }

  public static <T> Bounded<T> of(List<T> all) {
    int shown = Math.min(all.size(), LIMIT);
    return new Bounded<>(all.subList(0, shown), all.size() - shown);
  }
}
