package dev.signet.pki.path.search;

import dev.signet.pki.certificate.Authority;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.trust.Anchor;
import java.util.HashSet;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * One run over the graph, the most promising path first: from the leaf up, by {@link Cost}, over
 * certificates from which names lead to an anchor (RFC 4158 section 3.5).
 *
 * <p>A certificate is examined, and its signature checked, when it is its path's turn and not
 * before. Paths that break rules come after all others, so that the first of them says that no
 * other is left.
 */
final class PathSearch {

  private final Goal goal;
  private final Graph graph;
  private final Links links;
  private final Examination examination;
  private final Ledger ledger;
  private final Accepted accepted;
  private final PriorityQueue<PartialPath> queue = new PriorityQueue<>();
  private final Set<Certificate> tooFar = new HashSet<>();
  private Cost leaf = Cost.NOTHING;
  private boolean isCut;

  PathSearch(PathFinder.Tools tools) {
    this.goal = tools.goal();
    this.graph = tools.graph();
    this.links = tools.links();
    this.examination = tools.examination();
    this.ledger = tools.ledger();
    this.accepted = new Accepted(graph, goal.context());
    if (graph.reach(goal.target().issuer()) != Reach.NEVER) {
      queue.add(PartialPath.of(goal.target()));
    }
  }

  /**
   * The next path up to an anchor whose signatures verify; empty when there is none or no budget.
   */
  Optional<PartialPath> next() {
    while (!queue.isEmpty()) {
      PartialPath path = queue.remove();
      if (!ledger.hasTime()) {
        cut(path);
      } else if (!path.isExamined()) {
        examine(path);
      } else if (path.anchor().isEmpty()) {
        grow(path);
      } else if (isSigned(path)) {
        return Optional.of(path);
      }
    }
    return Optional.empty();
  }

  /** Whether nothing speaks against the path but what speaks against its leaf. */
  boolean isClean(PartialPath path) {
    return path.cost().refuted() <= leaf.refuted() && path.cost().open() <= leaf.open();
  }

  /** Whether a limit has left a path untried that nothing was known to refute. */
  boolean isCut() {
    return isCut || tooFar.stream().anyMatch(certificate -> !accepted.has(certificate));
  }

  /** Whether some path was left out for another that may have turned out bad since. */
  boolean hasDropped() {
    return accepted.hasDropped();
  }

  private void examine(PartialPath path) {
    if (path.anchor().isEmpty() && accepted.covers(path)) {
      return;
    }
    Cost found = path.cost().with(examination.against(path));
    if (path.below().isEmpty()) {
      leaf = found;
    }
    queue.add(path.examined(found));
  }

  private void grow(PartialPath path) {
    if (accepted.covers(path) || !isSigned(path)) {
      return;
    }
    if (!ledger.takeCandidate()) {
      cut(path);
      return;
    }
    accepted.add(path);
    for (Anchor anchor : goal.anchors().issuing(path.top().issuer())) {
      Authority end = anchor.authority();
      if (path.size() == 1 || !path.includes(end.name(), end.keyFingerprint())) {
        queue.add(path.under(anchor));
      }
    }
    graph.named(path.top().issuer()).forEach(issuer -> climb(path, issuer));
  }

  private void climb(PartialPath path, Certificate issuer) {
    int missing = graph.reach(issuer.issuer());
    if (missing == Reach.NEVER || path.includes(issuer.subject(), issuer.keyFingerprint())) {
      return;
    }
    if (ledger.allowsLength(path.size() + 1 + missing)) {
      PartialPath longer = path.under(issuer, missing);
      if (!accepted.covers(longer)) {
        queue.add(longer);
      }
    } else if (isUnrefuted(path)) {
      ledger.lengthExceeded();
      tooFar.add(issuer);
    }
  }

  private boolean isSigned(PartialPath path) {
    if (path.below().isEmpty()) {
      return true;
    }
    Optional<Boolean> signed = links.signed(path.issuer(), path.below().get().top());
    if (signed.isEmpty()) {
      cut(path);
    }
    return signed.orElse(false);
  }

  /** Whether the path may end as trusted or at least as undetermined, if its leaf lets it. */
  private boolean isUnrefuted(PartialPath path) {
    return path.cost().refuted() <= leaf.refuted();
  }

  private void cut(PartialPath path) {
    isCut |= isUnrefuted(path);
    queue.clear();
  }
}
