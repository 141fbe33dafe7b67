package dev.signet.pki.path;

import dev.signet.pki.certificate.Authority;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.SignatureCheck;
import dev.signet.pki.path.search.Bounded;
import dev.signet.pki.path.search.IssuerSource;
import dev.signet.pki.path.search.Spent;
import dev.signet.pki.revocation.RevocationSource;
import dev.signet.pki.trust.Anchor;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Finding;
import dev.signet.pki.trust.Ground;
import dev.signet.pki.trust.PathBudget;
import dev.signet.pki.trust.TrustPolicy;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Answers {@link PathQuestion}s under one {@link TrustPolicy}; safe for many threads.
 *
 * <p>Trusted only when every {@link Criterion} is established; any refutation makes it untrusted;
 * else it is undetermined. Of several paths the one with the least against it answers. Work that
 * the {@link PathBudget} does not allow leaves questions open and refutes nothing, save what is
 * plain from the certificate alone. Anchors are judged by name and key (RFC 5280 section 6.1.1(d)):
 * their own validity does not count unless they are what was asked about.
 */
public final class PathValidation {

  private final TrustPolicy policy;
  private final PathDiscovery.Sources sources;
  private final WithdrawalRules withdrawal;

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

  public PathValidation(TrustPolicy policy, Means means) {
    this.policy = policy;
    this.withdrawal = new WithdrawalRules(means.revocation());
    this.sources =
        new PathDiscovery.Sources(
            new Anchors(
                policy.anchors().stream()
                    .map(PathValidation::anchor)
                    .collect(Collectors.toUnmodifiableSet())),
            new CertificatePool(policy.pool().stream().map(Certificate::x509).toList()),
            new SignatureFacts(means.signatures()),
            policy.budget());
  }

  private static TrustAnchor anchor(Anchor anchor) {
    Authority authority = anchor.authority();
    return authority
        .certificate()
        .map(certificate -> new TrustAnchor(certificate.x509(), null))
        .orElseGet(() -> new TrustAnchor(authority.name().principal(), authority.key(), null));
  }

  /**
   * Never throws for what a certificate or a revocation list holds: what cannot be read is a
   * ground.
   */
  public PathVerdict verdictOn(PathQuestion question) {
    try {
      return verdict(question, judged(question));
    } catch (RuntimeException unreadable) {
      return unreadable(question, unreadable);
    }
  }

  private PathVerdict verdict(PathQuestion question, JudgedPath judged) {
    List<Certificate> path = judged.path().stream().map(Certificate::of).toList();
    Explanation explanation = explanation(judged.grounds());
    if (judged.count(Finding.REFUTED) > 0) {
      return new PathVerdict.Untrusted(path, explanation);
    }
    return judged.isTrusted()
        ? new PathVerdict.Trusted(
            new ValidatedPath(
                question,
                path,
                new ValidatedPath.Ending(policy.anchors().get(0), TrustKind.PKIX, Set.of())),
            explanation)
        : new PathVerdict.Undetermined(path, explanation);
  }

  private Explanation explanation(List<Ground> grounds) {
    return new Explanation(
        policy.name(),
        grounds,
        Bounded.of(List.of()),
        Bounded.of(List.of()),
        Bounded.of(List.of()),
        Bounded.of(List.of()),
        new Spent(0, 0, 0, Duration.ZERO, policy.budget(), Optional.empty()));
  }

  private static FormerQuestion former(PathQuestion question) {
    return new FormerQuestion(
        question.target().x509(),
        question.offered().certificates().stream().map(Certificate::x509).toList(),
        question.at());
  }

  private JudgedPath judged(PathQuestion question) {
    PathDiscovery discovery = new PathDiscovery(former(question), sources);
    List<JudgedPath> found = new ArrayList<>();
    discovery.search(candidate -> isEnough(candidate, question, found));
    Optional<JudgedPath> best = found.stream().min(JudgedPath.BEST_FIRST);
    if (best.isPresent() && best.get().isTrusted()) {
      return best.get();
    }
    List<X509Certificate> path = best.map(JudgedPath::path).orElseGet(discovery::deepest);
    return discovery
        .exhausted()
        .map(limit -> new JudgedPath(path, unfinished(question, limit)))
        .orElseGet(() -> best.orElseGet(() -> new JudgedPath(path, pathless(question, discovery))));
  }

  private boolean isEnough(CandidatePath candidate, PathQuestion question, List<JudgedPath> found) {
    List<Ground> grounds = new ArrayList<>();
    Ground rules = RfcRules.ground(candidate, question.at());
    grounds.add(rules);
    grounds.add(otherOfSignatureAndTrust(rules, candidate));
    grounds.addAll(ValidityRules.grounds(candidate.below(), question.at()));
    grounds.addAll(withdrawal.grounds(candidate, question.at()));
    grounds.addAll(PurposeRules.grounds(candidate.below(), question.purpose()));
    JudgedPath judged = new JudgedPath(candidate.whole(), grounds);
    found.add(judged);
    return judged.isTrusted();
  }

  /**
   * The rules speak about trust, or about an algorithm too weak for a signature; this says the
   * other of the two.
   */
  private static Ground otherOfSignatureAndTrust(Ground rules, CandidatePath candidate) {
    return rules.criterion() == Criterion.SIGNATURE
        ? Ground.undetermined(
            Criterion.ISSUER_TRUST,
            "RFC 5280 6.1",
            "The rules were not judged beyond the forbidden algorithm.")
        : Ground.established(
            Criterion.SIGNATURE,
            "RFC 5280 6.1.3(a)(1)",
            "The signatures verify from "
                + Described.of(candidate.below().get(0))
                + " up to "
                + Described.of(candidate.anchor())
                + ".");
  }

  private List<Ground> pathless(PathQuestion question, PathDiscovery discovery) {
    List<X509Certificate> deepest = discovery.deepest();
    X509Certificate end = deepest.get(deepest.size() - 1);
    String missing =
        "No path leads from "
            + Described.of(question.target().x509())
            + " to an anchor of the policy '"
            + Described.text(policy.name())
            + "'; it ends at "
            + Described.of(end)
            + ", issued by "
            + Described.name(end.getIssuerX500Principal())
            + ".";
    List<Ground> grounds = aboutTargetAlone(question);
    grounds.add(Ground.refuted(Criterion.ISSUER_TRUST, "RFC 5280 6.1.1(d)", missing));
    grounds.add(pathlessSignature(question, discovery));
    grounds.add(
        Ground.undetermined(
            Criterion.REVOCATION_STATUS,
            "RFC 5280 6.1.3(a)(3)",
            "Without a trusted issuer nobody can say who revokes."));
    return grounds;
  }

  private static Ground pathlessSignature(PathQuestion question, PathDiscovery discovery) {
    String who = Described.of(question.target().x509());
    String issuer = Described.name(question.target().x509().getIssuerX500Principal());
    return discovery.targetSignatureIsBad()
        ? Ground.refuted(
            Criterion.SIGNATURE,
            "RFC 5280 6.1.3(a)(1)",
            "The signature of " + who + " does not verify with the key of " + issuer + ".")
        : Ground.undetermined(
            Criterion.SIGNATURE,
            "RFC 5280 6.1.3(a)(1)",
            "No trusted key was found to verify the signature of " + who + ".");
  }

  private static List<Ground> unfinished(PathQuestion question, String limit) {
    String because = "The search for a better path stopped " + limit + "; the rest was not tried.";
    List<Ground> grounds = aboutTargetAlone(question);
    for (Criterion open :
        List.of(Criterion.SIGNATURE, Criterion.ISSUER_TRUST, Criterion.REVOCATION_STATUS)) {
      grounds.add(Ground.undetermined(open, "path budget (RFC 4158 2.4.2)", because));
    }
    return grounds;
  }

  private static List<Ground> aboutTargetAlone(PathQuestion question) {
    List<X509Certificate> target = List.of(question.target().x509());
    List<Ground> grounds = new ArrayList<>(ValidityRules.grounds(target, question.at()));
    grounds.addAll(PurposeRules.grounds(target, question.purpose()));
    return grounds;
  }

  private PathVerdict unreadable(PathQuestion question, RuntimeException cause) {
    String because =
        "The certificates cannot be read: "
            + Described.text(String.valueOf(cause.getMessage()))
            + ".";
    List<Ground> grounds = new ArrayList<>();
    for (Criterion open : Criterion.values()) {
      grounds.add(Ground.undetermined(open, "RFC 5280 4.1", because));
    }
    return new PathVerdict.Undetermined(List.of(question.target()), explanation(grounds));
  }
}
