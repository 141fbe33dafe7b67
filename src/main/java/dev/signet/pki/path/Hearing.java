package dev.signet.pki.path;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.path.rule.CandidatePath;
import dev.signet.pki.path.rule.RuleContext;
import dev.signet.pki.path.search.Ascent;
import dev.signet.pki.path.search.Bounded;
import dev.signet.pki.path.search.Goal;
import dev.signet.pki.path.search.Graph;
import dev.signet.pki.path.search.Ledger;
import dev.signet.pki.path.search.PathFinder;
import dev.signet.pki.trust.Anchor;
import dev.signet.pki.trust.Finding;
import dev.signet.pki.trust.Ground;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One question from the first look to the verdict; used once, by one thread. */
final class Hearing {

  private final PathValidation.Equipment equipment;
  private final PathQuestion question;
  private final Goal goal;
  private final Graph graph;
  private final Ledger ledger;
  private final Withdrawal withdrawal;
  private final PathFinder finder;
  private final Inquest inquest;
  private final Outsiders outsiders;

  Hearing(PathValidation.Equipment equipment, PathQuestion question) {
    this.equipment = equipment;
    this.question = question;
    this.goal = new Goal(question.target(), equipment.known().anchors(), context());
    this.graph = new Graph(equipment.known(), companions());
    this.ledger =
        new Ledger(equipment.policy().budget(), equipment.means().clock(), question.mayFetch());
    this.withdrawal =
        new Withdrawal(
            new StatusDesk(
                equipment.means().revocation(),
                equipment.policy().revocation(),
                graph,
                new SignerPaths(question.target(), equipment.signerPolicy(), this::open)),
            equipment.policy().revocation());
    this.finder = finder(goal);
    this.inquest =
        new Inquest(
            new Commission(goal, question.offered().evidence(), ledger.fetches(), Set.of()),
            finder,
            withdrawal);
    this.outsiders = new Outsiders(equipment.means().issuers(), ledger, graph);
  }

  PathVerdict verdict() {
    Optional<JudgedPath> trusted = known().or(this::direct).or(this::familiar).or(inquest::trusted);
    while (trusted.isEmpty() && !inquest.isHopeless() && outsiders.help(finder, graph)) {
      trusted = inquest.trusted();
    }
    return trusted.map(this::trusted).orElseGet(this::notTrusted);
  }

  private RuleContext context() {
    return new RuleContext(
        equipment.policy(), question.purpose(), question.identity(), question.at());
  }

  private List<Certificate> companions() {
    List<Certificate> all = new ArrayList<>(question.offered().certificates());
    all.addAll(question.offered().evidence().signers());
    return all;
  }

  private PathFinder finder(Goal sought) {
    return new PathFinder(sought, graph, equipment.facts(), ledger);
  }

  /** The search for the path of somebody who has signed evidence. */
  private Inquest open(Commission commission) {
    return new Inquest(commission, finder(commission.goal()), withdrawal);
  }

  /** What was trusted before and still is. */
  private Optional<JudgedPath> known() {
    return equipment
        .proofs()
        .known(question)
        .map(path -> inquest.withWithdrawal(path, true))
        .filter(JudgedPath::isTrusted);
  }

  /** The way that another certificate of the same issuer has gone. */
  private Optional<JudgedPath> familiar() {
    return equipment.ways().of(question).filter(finder::isSigned).flatMap(inquest::retried);
  }

  /** The target itself is what the operator trusts; what issues comes before what is pinned. */
  private Optional<JudgedPath> direct() {
    return goal.anchors().named(goal.target().subject()).stream()
        .filter(anchor -> anchor.terms().isPinned() && isTarget(anchor))
        .sorted(Comparator.comparing(anchor -> !anchor.terms().issues()))
        .map(anchor -> inquest.judge(new CandidatePath(List.of(goal.target()), anchor, true)))
        .filter(JudgedPath::isTrusted)
        .findFirst();
  }

  private boolean isTarget(Anchor anchor) {
    Certificate target = goal.target();
    return anchor
        .authority()
        .certificate()
        .map(target::equals)
        .orElseGet(
            () ->
                target.isSelfIssued()
                    && target.keyFingerprint().equals(anchor.authority().keyFingerprint())
                    && finder.isSigned(target, anchor.authority()));
  }

  private PathVerdict trusted(JudgedPath path) {
    equipment.proofs().remember(question, path);
    if (inquest.isFirst()) {
      equipment.ways().remember(question, path.path());
    }
    Anchor anchor = path.path().anchor();
    ValidatedPath.Ending ending =
        new ValidatedPath.Ending(anchor, kind(path.path()), path.policies());
    return new PathVerdict.Trusted(
        new ValidatedPath(question, path.certificates(), ending),
        explanation(path.grounds(), path.evidence()));
  }

  private static TrustKind kind(CandidatePath path) {
    if (!path.targetIsAnchor()) {
      return TrustKind.PKIX;
    }
    return path.anchor().terms().issues() ? TrustKind.ANCHOR : TrustKind.DIRECT;
  }

  private PathVerdict notTrusted() {
    Optional<JudgedPath> best = inquest.best();
    boolean isOpen = best.isPresent() && !best.get().isRefuted();
    if (best.isPresent() && (isOpen || !finder.isCut())) {
      return verdict(best.get().certificates(), best.get().grounds(), best.get().evidence());
    }
    Ascent ascent = finder.ascent();
    Shortfall shortfall = new Shortfall(goal);
    return verdict(
        best.map(JudgedPath::certificates).orElseGet(ascent::deepest),
        pathless(shortfall, ascent),
        List.of());
  }

  private List<Ground> pathless(Shortfall shortfall, Ascent ascent) {
    if (finder.isCut()) {
      return shortfall.unfinished(ledger.exhausted().orElse("early"));
    }
    return outsiders.areMissing() ? shortfall.unreached(ascent) : shortfall.pathless(ascent);
  }

  private PathVerdict verdict(
      List<Certificate> path, List<Ground> grounds, List<UsedEvidence> evidence) {
    Explanation explanation = explanation(grounds, evidence);
    return grounds.stream().anyMatch(ground -> ground.finding() == Finding.REFUTED)
        ? new PathVerdict.Untrusted(path, explanation)
        : new PathVerdict.Undetermined(path, explanation);
  }

  private Explanation explanation(List<Ground> grounds, List<UsedEvidence> evidence) {
    return new Explanation(
        equipment.policy().name(),
        grounds,
        Bounded.of(inquest.tried()),
        finder.refused(),
        Bounded.of(evidence),
        Bounded.of(outsiders.inquiries()),
        ledger.spent());
  }
}
