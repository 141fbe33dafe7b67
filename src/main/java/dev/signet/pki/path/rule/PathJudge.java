package dev.signet.pki.path.rule;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Ground;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The whole of RFC 5280 section 6.1 over one complete path, but for signatures and revocation;
 * nothing that a search found out before is relied upon.
 */
public final class PathJudge {

  private PathJudge() {}

  public static PathFindings judge(CandidatePath path, RuleContext context) {
    PolicyOutcome policies = PolicyProcessing.outcome(path, context);
    List<Ground> grounds = new ArrayList<>(aboutLeaf(path.leaf(), context));
    grounds.addAll(
        path.targetIsAnchor()
            ? AnchorRules.againstItself(path.anchor())
            : aboutIssuers(path, context));
    grounds.addAll(policies.against());
    grounds.addAll(established(path, context, grounds));
    return new PathFindings(grounds, policies);
  }

  private static List<Ground> aboutLeaf(Certificate leaf, RuleContext context) {
    List<Ground> against = new ArrayList<>(CertificateRules.against(leaf, Place.LEAF, context));
    against.addAll(PurposeRules.against(leaf, context.purpose()));
    context.identity().ifPresent(identity -> against.addAll(IdentityRules.against(leaf, identity)));
    return against;
  }

  private static List<Ground> aboutIssuers(CandidatePath path, RuleContext context) {
    List<Certificate> below = path.below();
    List<Ground> against = new ArrayList<>(NameRules.againstChain(path));
    against.addAll(KeyRules.againstChain(path));
    against.addAll(repeated(below));
    for (int i = 1; i < below.size(); i++) {
      against.addAll(CertificateRules.against(below.get(i), Place.AUTHORITY, context));
      against.addAll(IssuerRules.against(below.get(i), below.subList(0, i), context));
    }
    against.addAll(AnchorRules.against(path.anchor(), below, context));
    return against;
  }

  /** RFC 5280 section 6.1: a certificate appears once in a path. */
  private static List<Ground> repeated(List<Certificate> below) {
    Set<Certificate> seen = new HashSet<>(below);
    if (seen.size() == below.size()) {
      return List.of();
    }
    seen.clear();
    return below.stream()
        .filter(certificate -> !seen.add(certificate))
        .map(
            certificate ->
                Ground.refuted(
                    Criterion.ISSUER_TRUST,
                    "RFC 5280 6.1",
                    Described.of(certificate) + " appears twice in the path."))
        .toList();
  }

  private static List<Ground> established(
      CandidatePath path, RuleContext context, List<Ground> against) {
    Set<Criterion> doubted = EnumSet.noneOf(Criterion.class);
    against.forEach(ground -> doubted.add(ground.criterion()));
    List<Ground> found = new ArrayList<>();
    for (Ground good : ifNothingIsAgainst(path, context)) {
      if (!doubted.contains(good.criterion())) {
        found.add(good);
      }
    }
    return found;
  }

  private static List<Ground> ifNothingIsAgainst(CandidatePath path, RuleContext context) {
    String leaf = Described.of(path.leaf());
    return List.of(
        trusted(path),
        Ground.established(
            Criterion.VALIDITY_INTERVAL,
            ValidityRules.RULE,
            (path.below().size() == 1
                    ? leaf + " is"
                    : "All " + path.below().size() + " certificates below the anchor are")
                + " valid at "
                + context.at()
                + "."),
        Ground.established(
            Criterion.KEY_USAGE,
            "RFC 5280 4.2.1.3, 4.2.1.12",
            leaf + " may be used for the purpose '" + context.purpose() + "'."),
        Ground.established(
            Criterion.IDENTITY,
            "RFC 5280 4.2.1.6",
            context.identity().isPresent()
                ? leaf + " is bound to whom was asked for."
                : "Nobody in particular was asked for."));
  }

  private static Ground trusted(CandidatePath path) {
    String anchor = Described.of(path.anchor());
    return path.targetIsAnchor()
        ? Ground.established(
            Criterion.ISSUER_TRUST,
            "RFC 5280 6.1.1(d)",
            anchor + " is itself an anchor of the policy.")
        : Ground.established(
            Criterion.ISSUER_TRUST,
            "RFC 5280 6.1",
            "The path leads to the anchor " + anchor + " and keeps its rules.");
  }
}
