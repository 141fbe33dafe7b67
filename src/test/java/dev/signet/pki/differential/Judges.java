package dev.signet.pki.differential;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.path.PathQuestion;
import dev.signet.pki.path.PathVerdict;
import dev.signet.pki.trust.Anchor;
import dev.signet.pki.trust.DiscoveryPolicy;
import dev.signet.pki.trust.PathBudget;
import dev.signet.pki.trust.PathRules;
import dev.signet.pki.trust.Purpose;
import dev.signet.pki.trust.RevocationPolicy;
import dev.signet.pki.trust.TrustPolicy;
import dev.signet.testkit.Lists;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestKeys;
import dev.signet.testkit.TestPolicies;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** The same question to this engine, to the platform and to Bouncy Castle. */
final class Judges {

  private Judges() {}

  /** Whether this engine trusts the leaf; required evidence that is missing refuses. */
  static PathVerdict ours(RandomPki pki) {
    PathRules rules =
        new PathRules(
            pki.initialPolicies,
            pki.explicitPolicy,
            pki.inhibitMapping,
            pki.inhibitAnyPolicy,
            false,
            true,
            PathRules.Profile.BASIC,
            OptionalInt.empty());
    TrustPolicy policy =
        new TrustPolicy(
            "differential",
            List.of(Anchor.of(Certificate.of(pki.root.certificate()))),
            pki.pool.stream().map(Certificate::of).toList(),
            rules,
            TestPolicies.ALGORITHMS,
            RevocationPolicy.HARD,
            DiscoveryPolicy.LOCAL,
            PathBudget.DEFAULT);
    return TestPolicies.validation(policy, Lists.asked(pki.lists))
        .verdictOn(PathQuestion.of(Certificate.of(pki.leaf), Purpose.ANY, TestAuthority.NOW));
  }

  /** Whether the platform builds a path. */
  static boolean platform(RandomPki pki) {
    return builds(pki, Security.getProvider("SUN"));
  }

  /** Whether Bouncy Castle builds a path. */
  static boolean bouncyCastle(RandomPki pki) {
    return builds(pki, TestKeys.BC);
  }

  private static boolean builds(RandomPki pki, Provider provider) {
    try {
      CertPathBuilder.getInstance("PKIX", provider).build(parameters(pki, provider));
      return true;
    } catch (CertPathBuilderException refused) {
      return false;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static PKIXBuilderParameters parameters(RandomPki pki, Provider provider)
      throws GeneralSecurityException {
    X509CertSelector leaf = new X509CertSelector();
    leaf.setCertificate(pki.leaf);
    PKIXBuilderParameters parameters =
        new PKIXBuilderParameters(Set.of(new TrustAnchor(pki.root.certificate(), null)), leaf);
    List<Object> everything = new ArrayList<>(pki.pool);
    everything.add(pki.leaf);
    everything.addAll(pki.lists);
    parameters.addCertStore(
        CertStore.getInstance(
            "Collection",
            new CollectionCertStoreParameters(everything),
            provider.equals(TestKeys.BC) ? TestKeys.BC : provider));
    parameters.setDate(Date.from(TestAuthority.NOW));
    parameters.setMaxPathLength(-1);
    parameters.setInitialPolicies(pki.initialPolicies);
    parameters.setExplicitPolicyRequired(pki.explicitPolicy);
    parameters.setPolicyMappingInhibited(pki.inhibitMapping);
    parameters.setAnyPolicyInhibited(pki.inhibitAnyPolicy);
    parameters.setPolicyQualifiersRejected(false);
    return parameters;
  }
}
