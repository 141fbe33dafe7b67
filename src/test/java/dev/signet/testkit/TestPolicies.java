package dev.signet.testkit;

import dev.signet.pki.algorithm.AlgorithmPolicy;
import dev.signet.pki.certificate.Authority;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.SignatureCheck;
import dev.signet.pki.name.DistinguishedName;
import dev.signet.pki.path.PathValidation;
import dev.signet.pki.revocation.RevocationSource;
import dev.signet.pki.trust.Anchor;
import dev.signet.pki.trust.AnchorTerms;
import dev.signet.pki.trust.DiscoveryPolicy;
import dev.signet.pki.trust.PathBudget;
import dev.signet.pki.trust.PathRules;
import dev.signet.pki.trust.RevocationPolicy;
import dev.signet.pki.trust.TrustPolicy;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;

/** Trust policies as tests need them: careful rules, generous algorithms, nothing fetched. */
public final class TestPolicies {

  /** Everything that the testkit signs with. */
  public static final AlgorithmPolicy ALGORITHMS = AlgorithmPolicy.ANY;

  private TestPolicies() {}

  public static TrustPolicy trusting(TrustAnchor... anchors) {
    return trusting(List.of(anchors), List.of(), PathBudget.DEFAULT);
  }

  public static TrustPolicy trusting(
      Collection<TrustAnchor> anchors, List<X509Certificate> pool, PathBudget budget) {
    return trusting(
        anchors.stream().map(TestPolicies::anchor).toList(),
        pool.stream().map(Certificate::of).toList(),
        budget);
  }

  public static TrustPolicy trusting(
      List<Anchor> anchors, List<Certificate> pool, PathBudget budget) {
    return new TrustPolicy(
        "test",
        anchors,
        pool,
        PathRules.CAREFUL,
        ALGORITHMS,
        RevocationPolicy.DEFAULT,
        DiscoveryPolicy.LOCAL,
        budget);
  }

  public static Anchor anchor(TrustAnchor anchor) {
    X509Certificate certificate = anchor.getTrustedCert();
    return certificate != null
        ? Anchor.of(Certificate.of(certificate))
        : new Anchor(
            Authority.bare(DistinguishedName.of(anchor.getCA()), anchor.getCAPublicKey()),
            AnchorTerms.PLAIN);
  }

  /** A validation that asks nobody outside, by a clock that stands still. */
  public static PathValidation validation(TrustPolicy policy, RevocationSource revocation) {
    return new PathValidation(
        policy,
        new PathValidation.Means(
            revocation, new SignatureCheck(TestKeys.BC), () -> TestAuthority.NOW));
  }
}
