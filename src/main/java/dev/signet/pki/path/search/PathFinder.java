package dev.signet.pki.path.search;

import dev.signet.pki.certificate.Authority;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.path.rule.CandidatePath;
import dev.signet.pki.trust.Ground;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds paths for one question and goes on with what it is told about them and with certificates
 * that are found meanwhile. It remembers what it has proposed, so that no path comes twice.
 */
public final class PathFinder {

  private final Tools tools;
  private final Set<CandidatePath> proposed = new HashSet<>();
  private PathSearch search;
  private boolean hasLearned;
  private boolean isOver;
  private boolean isUnpaid;

  /** What the parts of a search share. */
  record Tools(Goal goal, Graph graph, Links links, Examination examination, Ledger ledger) {}

  public PathFinder(Goal goal, Graph graph, SignatureFacts facts, Ledger ledger) {
    Links links = new Links(graph, facts, ledger);
    this.tools =
        new Tools(goal, graph, links, new Examination(goal.context(), links.refusals()), ledger);
    this.search = new PathSearch(tools);
  }

  /**
   * The next best path. One that is not clean is the last: no path is left that could be trusted.
   */
  public Optional<Proposal> next() {
    while (!isOver) {
      Optional<PartialPath> found = search.next();
      boolean isClean = found.filter(search::isClean).isPresent();
      if (!isClean && hasLearned && search.hasDropped()) {
        restart();
      } else {
        isOver = !isClean;
        Optional<CandidatePath> path = found.map(PartialPath::whole);
        if (path.isEmpty() || isNew(path.get())) {
          return path.map(whole -> new Proposal(whole, isClean));
        }
      }
    }
    return Optional.empty();
  }

  /** Takes in what was found out about an edge of a path that was proposed. */
  public void learn(Certificate issued, Authority issuer, Ground against) {
    tools.examination.learn(issued, issuer, against);
    hasLearned = true;
  }

  /** Takes in more certificates; says whether they are new, so that it is worth to go on. */
  public boolean add(Collection<Certificate> found) {
    boolean isNew = tools.graph.add(found);
    if (isNew) {
      isOver = false;
      restart();
    }
    return isNew;
  }

  /** Whether the authority has signed it, as far as anybody pays for finding out. */
  public boolean isSigned(Certificate issued, Authority issuer) {
    return tools.links.signed(issuer, issued).orElse(false);
  }

  /** Whether every signature of a path verifies, as far as anybody pays for finding out. */
  public boolean isSigned(CandidatePath path) {
    return tools.links.hold(path).orElse(false);
  }

  /** Whether a limit has left a path untried that might have been trusted. */
  public boolean isCut() {
    return isUnpaid || search.isCut();
  }

  /** The edges that were not taken. */
  public Bounded<RefusedEdge> refused() {
    return tools.links.refusals().all();
  }

  /** How far signatures lead up from the target, whether or not towards an anchor. */
  public Ascent ascent() {
    return Ascent.of(tools);
  }

  private boolean isNew(CandidatePath path) {
    if (!proposed.add(path)) {
      return false;
    }
    Optional<Boolean> holds = tools.links.hold(path);
    isUnpaid |= holds.isEmpty();
    return holds.orElse(false);
  }

  private void restart() {
    hasLearned = false;
    search = new PathSearch(tools);
  }
}
