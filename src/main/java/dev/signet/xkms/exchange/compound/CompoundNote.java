package dev.signet.xkms.exchange.compound;

import java.util.List;

/** What the log says of a compound: how many parts succeeded, and of some of the others why not. */
final class CompoundNote {
  /** Log values are short. */
  private static final int NAMED = 4;

  private CompoundNote() {}

  static String of(List<Outcome> outcomes) {
    Tally tally = Tally.open(outcomes.size());
    StringBuilder others = new StringBuilder();
    int named = 0;
    for (int i = 0; i < outcomes.size(); i++) {
      Outcome outcome = outcomes.get(i);
      Tally next = tally.with(outcome);
      if (next.success() == tally.success() && named++ < NAMED) {
        others.append("; ").append(i + 1).append(": ").append(words(outcome));
      }
      tally = next;
    }
    return outcomes.size() + " parts, " + tally.success() + " with Success" + others;
  }

  private static String words(Outcome outcome) {
    return outcome.note().isEmpty() ? outcome.words() : outcome.words() + ", " + outcome.note();
  }
}
