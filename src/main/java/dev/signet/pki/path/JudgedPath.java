package dev.signet.pki.path;

import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Finding;
import dev.signet.pki.trust.Ground;
import java.security.cert.X509Certificate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;

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

  PathVerdict verdict(PathQuestion question) {
    if (count(Finding.REFUTED) > 0) {
      return new PathVerdict.Untrusted(grounds, path);
    }
    return isTrusted()
        ? new PathVerdict.Trusted(new ValidatedPath(path, question), grounds)
        : new PathVerdict.Undetermined(grounds, path);
  }

  /** All but the identity, which nobody asks this search about. */
  private boolean coversEveryCriterion() {
    return grounds.stream()
        .map(Ground::criterion)
        .collect(Collectors.toSet())
        .containsAll(EnumSet.complementOf(EnumSet.of(Criterion.IDENTITY)));
  }

  private long count(Finding finding) {
    return grounds.stream().filter(ground -> ground.finding() == finding).count();
  }
}
