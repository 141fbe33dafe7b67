package dev.signet.pki.path;

import static dev.signet.testkit.TestAuthority.NOW;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.revocation.RevocationSource;
import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Finding;
import dev.signet.pki.trust.Ground;
import dev.signet.pki.trust.PathBudget;
import dev.signet.pki.trust.Purpose;
import dev.signet.pki.trust.TrustPolicy;
import dev.signet.testkit.Asked;
import dev.signet.testkit.Issued;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestPolicies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.function.ThrowingSupplier;

/** A root, an authority below it and a holder, with short ways to ask about them. */
abstract class PathLab {

  static final RevocationSource ALL_GOOD = question -> Asked.GOOD;
  static final RevocationSource NOTHING =
      question -> RevocationStatus.Unknown.because("no list at hand");

  final TestAuthority root = TestAuthority.root("Example Root");
  final TestAuthority middle = root.intermediate("Example Issuer");
  final Issued alice = middle.issue(spec -> spec.subject("CN=Alice").mail("alice@example.org"));

  PathValidation validation(RevocationSource revocation) {
    return validation(policy(Set.of(root.anchor()), new PathBudget(10, 100, 200)), revocation);
  }

  static PathValidation validation(TrustPolicy policy, RevocationSource revocation) {
    return TestPolicies.validation(policy, revocation);
  }

  static TrustPolicy policy(Set<TrustAnchor> anchors, PathBudget budget) {
    return TestPolicies.trusting(anchors, List.of(), budget);
  }

  static PathQuestion about(Issued target, X509Certificate... offered) {
    return about(target, List.of(offered));
  }

  static PathQuestion about(Issued target, List<X509Certificate> offered) {
    return about(target.certificate(), Purpose.ANY, NOW)
        .with(Offered.of(offered.stream().map(Certificate::of).toList()));
  }

  static PathQuestion about(X509Certificate target, Purpose purpose, Instant at) {
    return PathQuestion.of(Certificate.of(target), purpose, at);
  }

  /** The path of a verdict as the platform knows it. */
  static List<X509Certificate> path(PathVerdict verdict) {
    return verdict.path().stream().map(Certificate::x509).toList();
  }

  /**
   * The same holder below an issuer whose key is named nowhere, so that every namesake must be
   * tried.
   */
  static Issued hidden(Issued like) {
    TestAuthority unknown = TestAuthority.root("Example Issuer");
    return unknown.issue(
        s ->
            s.subject(like.certificate().getSubjectX500Principal().getName())
                .withoutKeyIdentifiers());
  }

  Finding usage(Issued leaf, Purpose purpose) {
    PathQuestion question = about(leaf.certificate(), purpose, NOW);
    return findings(validation(ALL_GOOD).verdictOn(question)).get(Criterion.KEY_USAGE);
  }

  static Map<Criterion, Finding> findings(PathVerdict verdict) {
    Map<Criterion, Finding> found = new EnumMap<>(Criterion.class);
    verdict.grounds().forEach(ground -> found.put(ground.criterion(), ground.finding()));
    return found;
  }

  static Ground ground(PathVerdict verdict, Criterion criterion) {
    return verdict.grounds().stream()
        .filter(g -> g.criterion() == criterion)
        .findFirst()
        .orElseThrow();
  }

  static String because(PathVerdict verdict, Criterion criterion) {
    return ground(verdict, criterion).because();
  }

  static String rule(PathVerdict verdict, Criterion criterion) {
    return ground(verdict, criterion).rule();
  }

  static byte[] der(NameConstraints constraints) {
    try {
      return constraints.getEncoded();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static PathVerdict assertTimely(ThrowingSupplier<PathVerdict> work) {
    return Assertions.assertTimeout(Duration.ofSeconds(5), work);
  }
}
