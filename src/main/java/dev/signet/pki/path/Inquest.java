package dev.signet.pki.path;

import dev.signet.pki.path.rule.CandidatePath;
import dev.signet.pki.path.rule.Described;
import dev.signet.pki.path.rule.PathFindings;
import dev.signet.pki.path.rule.PathJudge;
import dev.signet.pki.path.search.PathFinder;
import dev.signet.pki.path.search.Proposal;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Finding;
import dev.signet.pki.trust.Ground;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges the paths that a search proposes, each of them whole, until one is trusted or none is
 * left; tells the search what it learns on the way.
 */
final class Inquest {

  private final Commission commission;
  private final PathFinder finder;
  private final Withdrawal withdrawal;
  private final List<JudgedPath> judged = new ArrayList<>();

  Inquest(Commission commission, PathFinder finder, Withdrawal withdrawal) {
    this.commission = commission;
    this.finder = finder;
    this.withdrawal = withdrawal;
  }

  /** Goes on with the search until a path is trusted; empty when none is, by now. */
  Optional<JudgedPath> trusted() {
    Optional<Proposal> proposal = finder.next();
    while (proposal.isPresent()) {
      JudgedPath path = judge(proposal.get().path());
      if (path.isTrusted()) {
        return Optional.of(path);
      }
      proposal = isHopeless() ? Optional.empty() : finder.next();
    }
    return Optional.empty();
  }

  /** Whether the target speaks against itself, so that no path can help. */
  boolean isHopeless() {
    return Shortfall.againstTarget(commission.goal()).stream()
        .anyMatch(ground -> ground.finding() == Finding.REFUTED);
  }

  /** Whether a limit has left a path untried. */
  boolean isCut() {
    return finder.isCut();
  }

  /** Judges one path, wherever it comes from. */
  JudgedPath judge(CandidatePath path) {
    JudgedPath found = byRules(path);
    if (!found.isRefuted()) {
      found = withWithdrawal(found, true);
    }
    judged.add(found);
    return found;
  }

  /**
   * Judges a path that the search has not proposed; one that is not trusted is as if it had never
   * been tried, so that the answer does not depend on what was asked before.
   */
  Optional<JudgedPath> retried(CandidatePath path) {
    JudgedPath found = byRules(path);
    if (!found.isRefuted()) {
      found = with(found, withdrawal.along(path, commission));
    }
    if (!found.isTrusted()) {
      return Optional.empty();
    }
    judged.add(found);
    return Optional.of(found);
  }

  /** The least bad of all paths, with what is known about its withdrawal. */
  Optional<JudgedPath> best() {
    return judged.stream()
        .min(JudgedPath.BEST_FIRST)
        .map(path -> path.covers(Criterion.REVOCATION_STATUS) ? path : withWithdrawal(path, false));
  }

  /** Whether no more than one path was judged. */
  boolean isFirst() {
    return judged.size() == 1;
  }

  /** Every path that was judged, in its turn. */
  List<TriedPath> tried() {
    return judged.stream().map(JudgedPath::tried).toList();
  }

  /**
   * The path with what is known about its withdrawal by now.
   *
   * @param teaches whether the search is told
   */
  JudgedPath withWithdrawal(JudgedPath path, boolean teaches) {
    Withdrawal.Findings found =
        withdrawal.along(path.path(), teaches ? commission : commission.offline());
    if (teaches) {
      found.teach(finder);
    }
    return with(path, found);
  }

  private static JudgedPath with(JudgedPath path, Withdrawal.Findings found) {
    List<Ground> grounds = new ArrayList<>(path.grounds());
    grounds.addAll(found.grounds());
    return new JudgedPath(path.path(), grounds, path.policies(), found.evidence());
  }

  private JudgedPath byRules(CandidatePath path) {
    PathFindings findings = PathJudge.judge(path, commission.goal().context());
    return new JudgedPath(path, rules(path, findings), policies(findings), List.of());
  }

  private static Set<String> policies(PathFindings findings) {
    return findings.policies().userConstrained();
  }

  private static List<Ground> rules(CandidatePath path, PathFindings findings) {
    List<Ground> grounds = new ArrayList<>(findings.grounds());
    if (grounds.stream().noneMatch(ground -> ground.criterion() == Criterion.SIGNATURE)) {
      grounds.add(signature(path));
    }
    return grounds;
  }

  private static Ground signature(CandidatePath path) {
    String leaf = Described.of(path.leaf());
    return new Ground(
        Criterion.SIGNATURE,
        Finding.ESTABLISHED,
        "RFC 5280 6.1.3(a)(1)",
        path.targetIsAnchor()
            ? leaf + " is named by the policy itself."
            : "The signatures verify from " + leaf + " up to " + Described.of(path.anchor()) + ".");
  }
}
