package dev.signet.pki.path;

import dev.signet.pki.certificate.SignatureCheck;
import dev.signet.pki.path.search.Anchors;
import dev.signet.pki.path.search.Bounded;
import dev.signet.pki.path.search.CertificatePool;
import dev.signet.pki.path.search.Graph;
import dev.signet.pki.path.search.IssuerSource;
import dev.signet.pki.path.search.SignatureFacts;
import dev.signet.pki.path.search.Spent;
import dev.signet.pki.revocation.RevocationSource;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.PathBudget;
import dev.signet.pki.trust.PathRules;
import dev.signet.pki.trust.TrustPolicy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Answers {@link PathQuestion}s under one {@link TrustPolicy}; safe for many threads.
 *
 * <p>Trusted only when every {@link Criterion} is established; any refutation makes it untrusted;
 * else it is undetermined. Of several paths the one with the least against it answers. Work that
 * the {@link PathBudget} does not allow leaves questions open and refutes nothing, save what is
 * plain from the certificate alone. What is learnt about authorities is kept for the next question.
 */
public final class PathValidation {

  private final Equipment equipment;

  /**
   * What a validation works with.
   *
   * @param issuers whom to ask outside for missing certificates, in that order
   * @param clock measures the time of a search; never the time that is judged
   */
  public record Means(
      RevocationSource revocation,
      List<IssuerSource> issuers,
      SignatureCheck signatures,
      InstantSource clock) {
    public Means {
      issuers = List.copyOf(issuers);
    }

    /** Nobody outside is asked. */
    public Means(RevocationSource revocation, SignatureCheck signatures, InstantSource clock) {
      this(revocation, List.of(), signatures, clock);
    }
  }

  /** What all questions share. */
  record Equipment(
      TrustPolicy policy,
      TrustPolicy signerPolicy,
      Means means,
      Graph.Known known,
      SignatureFacts facts,
      Proofs proofs,
      FamiliarWays ways) {}

  public PathValidation(TrustPolicy policy, Means means) {
    this.equipment =
        new Equipment(
            policy,
            signerPolicy(policy),
            means,
            new Graph.Known(new Anchors(policy.anchors()), new CertificatePool(policy.pool())),
            new SignatureFacts(means.signatures()),
            new Proofs(policy),
            new FamiliarWays());
  }

  /**
   * Never throws for what a certificate or a piece of evidence holds: what cannot be read is a
   * ground.
   */
  public PathVerdict verdictOn(PathQuestion question) {
    try {
      return new Hearing(equipment, question).verdict();
    } catch (RuntimeException unreadable) {
      return unreadable(question, unreadable);
    }
  }

  /** The same for those who sign evidence, whose certificates need no particular policy. */
  private static TrustPolicy signerPolicy(TrustPolicy policy) {
    PathRules rules =
        new PathRules(
            Set.of(PathRules.ANY_POLICY),
            false,
            false,
            false,
            false,
            policy.rules().inheritedDsaParameters(),
            PathRules.Profile.BASIC,
            OptionalInt.empty());
    return new TrustPolicy(
        policy.name(),
        policy.anchors(),
        List.of(),
        rules,
        policy.algorithms(),
        policy.revocation(),
        policy.discovery(),
        policy.budget());
  }

  private PathVerdict unreadable(PathQuestion question, RuntimeException cause) {
    TrustPolicy policy = equipment.policy();
    Explanation explanation =
        new Explanation(
            policy.name(),
            Shortfall.unreadable(cause),
            Bounded.of(List.of()),
            Bounded.of(List.of()),
            Bounded.of(List.of()),
            Bounded.of(List.of()),
            new Spent(0, 0, 0, Duration.ZERO, policy.budget(), Optional.empty()));
    return new PathVerdict.Undetermined(List.of(question.target()), explanation);
  }
}
