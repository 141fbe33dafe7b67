package dev.signet.pki.path.search;

import dev.signet.pki.trust.Finding;
import dev.signet.pki.trust.Ground;
import java.util.Collection;
import java.util.Comparator;

/**
 * What speaks against a begun path, in the order in which it counts (RFC 4158 section 3.5): rules
 * that it breaks, rules that nobody can judge, edges where another key is named, its least length,
 * and edges where no key is named.
 */
record Cost(int refuted, int open, int otherKeys, int length, int unnamedKeys)
    implements Comparable<Cost> {

  private static final Comparator<Cost> ORDER =
      Comparator.comparingInt(Cost::refuted)
          .thenComparingInt(Cost::open)
          .thenComparingInt(Cost::otherKeys)
          .thenComparingInt(Cost::length)
          .thenComparingInt(Cost::unnamedKeys);

  static final Cost NOTHING = new Cost(0, 0, 0, 0, 0);

  Cost with(Collection<Ground> against) {
    int refutations = count(against, Finding.REFUTED);
    int questions = count(against, Finding.UNDETERMINED);
    return new Cost(refuted + refutations, open + questions, otherKeys, length, unnamedKeys);
  }

  Cost along(KeyHint hint, int newLength) {
    return new Cost(
        refuted,
        open,
        otherKeys + (hint == KeyHint.OTHER ? 1 : 0),
        newLength,
        unnamedKeys + (hint == KeyHint.NONE ? 1 : 0));
  }

  /** Whether nothing speaks against it. */
  boolean isClean() {
    return refuted == 0 && open == 0;
  }

  @Override
  public int compareTo(Cost other) {
    return ORDER.compare(this, other);
  }

  private static int count(Collection<Ground> grounds, Finding finding) {
    return (int) grounds.stream().filter(ground -> ground.finding() == finding).count();
  }
}
