package dev.signet.pki.path;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.path.rule.CertificateRules;
import dev.signet.pki.path.rule.Described;
import dev.signet.pki.path.rule.IdentityRules;
import dev.signet.pki.path.rule.Place;
import dev.signet.pki.path.rule.PurposeRules;
import dev.signet.pki.path.rule.RuleContext;
import dev.signet.pki.path.search.Ascent;
import dev.signet.pki.path.search.Goal;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Finding;
import dev.signet.pki.trust.Ground;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The grounds of a verdict that rests on no path: there is none, or the search had to stop. */
final class Shortfall {

  private static final String SIGNATURE = "RFC 5280 6.1.3(a)(1)";
  private static final Set<Criterion> OF_THE_TARGET =
      EnumSet.of(Criterion.VALIDITY_INTERVAL, Criterion.KEY_USAGE);

  private final Goal goal;

  Shortfall(Goal goal) {
    this.goal = goal;
  }

  /** No path leads to an anchor. */
  List<Ground> pathless(Ascent ascent) {
    Certificate end = ascent.deepest().get(ascent.deepest().size() - 1);
    String missing = Described.name(end.issuer());
    String because =
        "No path leads from "
            + Described.of(goal.target())
            + " to an anchor of the policy '"
            + Described.text(goal.context().policy().name())
            + "'; it ends at "
            + Described.of(end)
            + ", issued by "
            + missing
            + ".";
    List<Ground> grounds = targetAlone();
    grounds.add(
        Ground.refuted(Criterion.ISSUER_TRUST, "RFC 5280 6.1.1(d)", because)
            .remediedBy(
                "Offer the certificate of "
                    + missing
                    + " and what leads from it to an anchor, or make it an anchor."));
    grounds.add(signature(ascent));
    grounds.add(
        Ground.undetermined(
            Criterion.REVOCATION_STATUS,
            "RFC 5280 6.1.3(a)(3)",
            "Without a trusted issuer nobody can say who revokes."));
    return JudgedPath.inOrder(grounds);
  }

  /** A limit has ended the search before its time. */
  List<Ground> unfinished(String limit) {
    return open(
        "path budget (RFC 4158 2.4.2)",
        "The search for a better path stopped " + limit + "; the rest was not tried.",
        "Offer fewer certificates, or raise the path budget of the policy.");
  }

  /** Where the issuer's certificate is published nobody answers by now. */
  List<Ground> unreached(Ascent ascent) {
    Certificate end = ascent.deepest().get(ascent.deepest().size() - 1);
    return open(
        "RFC 5280 4.2.2.1",
        "No path is known yet: where the certificate of "
            + Described.name(end.issuer())
            + " or another issuer is published could not be asked.",
        "Ask again later, or offer the certificate of " + Described.name(end.issuer()) + ".");
  }

  private List<Ground> open(String rule, String because, String remedy) {
    List<Ground> grounds = targetAlone();
    for (Criterion open :
        List.of(Criterion.SIGNATURE, Criterion.ISSUER_TRUST, Criterion.REVOCATION_STATUS)) {
      grounds.add(Ground.undetermined(open, rule, because).remediedBy(remedy));
    }
    return JudgedPath.inOrder(grounds);
  }

  /** What speaks against the target whatever path it has. */
  static List<Ground> againstTarget(Goal goal) {
    Certificate target = goal.target();
    RuleContext context = goal.context();
    List<Ground> against = new ArrayList<>(CertificateRules.against(target, Place.LEAF, context));
    against.addAll(PurposeRules.against(target, context.purpose()));
    context
        .identity()
        .ifPresent(identity -> against.addAll(IdentityRules.against(target, identity)));
    return against;
  }

  /** Something about the certificates cannot be read at all. */
  static List<Ground> unreadable(RuntimeException cause) {
    String because =
        "The certificates cannot be read: "
            + Described.text(String.valueOf(cause.getMessage()))
            + ".";
    List<Ground> grounds = new ArrayList<>();
    for (Criterion open : Criterion.values()) {
      grounds.add(Ground.undetermined(open, "RFC 5280 4.1", because));
    }
    return grounds;
  }

  private Ground signature(Ascent ascent) {
    String target = Described.of(goal.target());
    return ascent.isForged()
        ? Ground.refuted(
            Criterion.SIGNATURE,
            SIGNATURE,
            "The signature of "
                + target
                + " does not verify with the key of "
                + Described.name(goal.target().issuer())
                + ".")
        : Ground.undetermined(
            Criterion.SIGNATURE,
            SIGNATURE,
            "No trusted key was found to verify the signature of " + target + ".");
  }

  /** What speaks against the target whatever its path; the rest of what it says itself holds. */
  private List<Ground> targetAlone() {
    List<Ground> grounds = againstTarget(goal);
    for (Criterion criterion : OF_THE_TARGET) {
      if (grounds.stream().noneMatch(ground -> ground.criterion() == criterion)) {
        grounds.add(
            new Ground(
                criterion,
                Finding.ESTABLISHED,
                "RFC 5280 6.1.3(a)(2), 4.2.1.3",
                "Nothing in " + Described.of(goal.target()) + " itself speaks against it."));
      }
    }
    return grounds;
  }
}
