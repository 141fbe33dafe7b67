package dev.signet.pki.path;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.path.rule.Described;
import dev.signet.pki.path.rule.RuleContext;
import dev.signet.pki.path.search.Anchors;
import dev.signet.pki.path.search.Goal;
import dev.signet.pki.revocation.SignerTrust;
import dev.signet.pki.trust.Anchor;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Finding;
import dev.signet.pki.trust.Ground;
import dev.signet.pki.trust.Purpose;
import dev.signet.pki.trust.TrustPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Whether those who sign evidence can be trusted: by a path of their own to the very anchor of the
 * path that is judged (RFC 5280 section 6.3.3(f)), withdrawal included.
 *
 * <p>Whoever is asked about is never among them: the word of a key that may be stolen proves
 * nothing about itself, nor about those above it. Safe for many threads.
 */
final class SignerPaths implements StatusDesk.Signers {

  private static final String RULE = "RFC 5280 6.3.3(f)";

  private final Certificate target;
  private final TrustPolicy policy;
  private final Function<Commission, Inquest> opening;
  private final Map<Asked, Ground> known = new ConcurrentHashMap<>();

  /**
   * @param target who is asked about
   * @param policy judges signers: it asks for no particular certificate policy
   * @param opening begins the search for a path
   */
  SignerPaths(Certificate target, TrustPolicy policy, Function<Commission, Inquest> opening) {
    this.target = target;
    this.policy = policy;
    this.opening = opening;
  }

  private record Asked(Certificate signer, Anchor anchor, Instant at, Commission.Terms terms) {}

  @Override
  public SignerTrust below(Anchor anchor, Commission commission) {
    return (signer, at) -> trustIn(new Asked(signer, anchor, at, commission.terms()), commission);
  }

  private Ground trustIn(Asked asked, Commission commission) {
    if (asked.signer.equals(target)) {
      return ownWord(target);
    }
    Ground ground = known.get(asked);
    if (ground == null) {
      ground = commission.isTooDeep() ? tooDeep(asked.signer) : judge(asked, commission);
      known.put(asked, ground);
    }
    return ground;
  }

  private Ground judge(Asked asked, Commission commission) {
    RuleContext context = new RuleContext(policy, Purpose.ANY, Optional.empty(), asked.at);
    Goal goal = new Goal(asked.signer, new Anchors(List.of(asked.anchor)), context);
    Inquest inquest = opening.apply(commission.about(goal));
    return inquest.trusted().isPresent() ? trusted(asked) : refused(asked, inquest);
  }

  private static Ground trusted(Asked asked) {
    return Ground.established(
        Criterion.ISSUER_TRUST,
        RULE,
        Described.of(asked.signer) + " has a path to " + Described.of(asked.anchor) + ".");
  }

  private static Ground refused(Asked asked, Inquest inquest) {
    String who = Described.of(asked.signer);
    Optional<JudgedPath> best = inquest.best();
    Finding finding =
        best.filter(path -> !path.isRefuted()).isPresent() || inquest.isCut()
            ? Finding.UNDETERMINED
            : Finding.REFUTED;
    String because =
        best.map(path -> path.tried().grounds())
            .filter(grounds -> !grounds.isEmpty())
            .map(grounds -> grounds.get(0).because())
            .orElse("no path leads to " + Described.of(asked.anchor));
    return new Ground(
        Criterion.ISSUER_TRUST,
        finding,
        RULE,
        who + ", who signs evidence, is not trusted: " + because);
  }

  private static Ground ownWord(Certificate target) {
    return Ground.undetermined(
        Criterion.ISSUER_TRUST,
        RULE,
        Described.of(target) + " is asked about, so evidence of its own proves nothing about it.");
  }

  private static Ground tooDeep(Certificate signer) {
    return Ground.undetermined(
        Criterion.ISSUER_TRUST,
        RULE,
        "Who may sign evidence about " + Described.of(signer) + " is not followed further.");
  }
}
