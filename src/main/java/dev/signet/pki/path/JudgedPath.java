package dev.signet.pki.path;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.path.rule.CandidatePath;
import dev.signet.pki.path.rule.Described;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Finding;
import dev.signet.pki.trust.Ground;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A path with every ground found about it; the verdict follows from the grounds alone.
 *
 * @param policies user-constrained-policy-set
 * @param evidence what the statements about withdrawal rest on
 */
record JudgedPath(
    CandidatePath path, List<Ground> grounds, Set<String> policies, List<UsedEvidence> evidence) {

  /** Fewest refutations first, then fewest open questions, then the shortest. */
  static final Comparator<JudgedPath> BEST_FIRST =
      Comparator.<JudgedPath>comparingLong(judged -> judged.count(Finding.REFUTED))
          .thenComparingLong(judged -> judged.count(Finding.UNDETERMINED))
          .thenComparingInt(judged -> judged.path.below().size());

  JudgedPath {
    grounds = inOrder(grounds);
    evidence = List.copyOf(evidence);
  }

  /** Sorted by criterion, otherwise as they stand. */
  static List<Ground> inOrder(List<Ground> grounds) {
    List<Ground> ordered = new ArrayList<>(grounds);
    ordered.sort(Comparator.comparing(Ground::criterion));
    return List.copyOf(ordered);
  }

  boolean isTrusted() {
    return count(Finding.ESTABLISHED) == grounds.size() && coversEveryCriterion();
  }

  boolean isRefuted() {
    return count(Finding.REFUTED) > 0;
  }

  boolean covers(Criterion criterion) {
    return grounds.stream().anyMatch(ground -> ground.criterion() == criterion);
  }

  /** The path with the anchor's certificate at its end when that is known. */
  List<Certificate> certificates() {
    List<Certificate> all = new ArrayList<>(path.below());
    if (!path.targetIsAnchor()) {
      path.anchor().authority().certificate().ifPresent(all::add);
    }
    return List.copyOf(all);
  }

  TriedPath tried() {
    return new TriedPath(
        certificates(),
        Described.of(path.anchor()),
        grounds.stream().filter(ground -> ground.finding() != Finding.ESTABLISHED).toList());
  }

  private boolean coversEveryCriterion() {
    Set<Criterion> covered = EnumSet.noneOf(Criterion.class);
    grounds.forEach(ground -> covered.add(ground.criterion()));
    return covered.size() == Criterion.values().length;
  }

  private long count(Finding finding) {
    long found = 0;
    for (Ground ground : grounds) {
      found += ground.finding() == finding ? 1 : 0;
    }
    return found;
  }
}
