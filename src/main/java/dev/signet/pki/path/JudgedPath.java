package dev.signet.pki.path;

import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Finding;
import dev.signet.pki.trust.Ground;
import java.security.cert.X509Certificate;
import java.util.Comparator;
import java.util.List;

/** A path with every ground found about it; the verdict follows from the grounds alone. */
record JudgedPath(List<X509Certificate> path, List<Ground> grounds) {

  /** Fewest refutations first, then fewest open questions, then the shortest. */
  static final Comparator<JudgedPath> BEST_FIRST =
      Comparator.<JudgedPath>comparingLong(judged -> judged.count(Finding.REFUTED))
          .thenComparingLong(judged -> judged.count(Finding.UNDETERMINED))
          .thenComparingInt(judged -> judged.path.size());

  JudgedPath {
    path = List.copyOf(path);
    grounds = grounds.stream().sorted(Comparator.comparing(Ground::criterion)).toList();
  }

  boolean isTrusted() {
    return count(Finding.ESTABLISHED) == grounds.size() && coversEveryCriterion();
  }

  private boolean coversEveryCriterion() {
    return grounds.stream().map(Ground::criterion).distinct().count() == Criterion.values().length;
  }

  long count(Finding finding) {
    return grounds.stream().filter(ground -> ground.finding() == finding).count();
  }
}
