package dev.signet.pki.path.rule;

import static dev.signet.testkit.TestAuthority.NOW;

import dev.signet.pki.algorithm.AlgorithmPolicy;
import dev.signet.pki.certificate.Authority;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.trust.Anchor;
import dev.signet.pki.trust.AnchorTerms;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.DiscoveryPolicy;
import dev.signet.pki.trust.Finding;
import dev.signet.pki.trust.Ground;
import dev.signet.pki.trust.PathBudget;
import dev.signet.pki.trust.PathRules;
import dev.signet.pki.trust.PathRules.Profile;
import dev.signet.pki.trust.Purpose;
import dev.signet.pki.trust.RevocationPolicy;
import dev.signet.pki.trust.TrustPolicy;
import dev.signet.testkit.Issued;
import dev.signet.testkit.TestAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;

/** Ways to judge a minted path by the rules alone. */
abstract class RuleLab {

  static final Set<String> ANY = Set.of(PathRules.ANY_POLICY);

  final TestAuthority root = TestAuthority.root("Example Root");
  final TestAuthority middle = root.intermediate("Example Issuer");

  static Certificate read(Issued issued) {
    return Certificate.of(issued.certificate());
  }

  static Certificate read(TestAuthority authority) {
    return Certificate.of(authority.certificate());
  }

  static RuleContext context() {
    return context(rules(Profile.BASIC), Purpose.ANY);
  }

  static RuleContext context(PathRules rules, Purpose purpose) {
    return new RuleContext(policy(rules, AlgorithmPolicy.MODERN), purpose, Optional.empty(), NOW);
  }

  static TrustPolicy policy(PathRules rules, AlgorithmPolicy algorithms) {
    return new TrustPolicy(
        "test",
        List.of(),
        List.of(),
        rules,
        algorithms,
        RevocationPolicy.NONE,
        DiscoveryPolicy.LOCAL,
        PathBudget.DEFAULT);
  }

  static PathRules rules(Profile profile) {
    return new PathRules(ANY, false, false, false, true, false, profile, OptionalInt.empty());
  }

  /** A path below an anchor, from the authority under it down to the leaf. */
  static CandidatePath path(Anchor anchor, List<TestAuthority> authorities, Issued leaf) {
    List<Certificate> below = new ArrayList<>(List.of(read(leaf)));
    for (int i = authorities.size() - 1; i >= 0; i--) {
      below.add(read(authorities.get(i)));
    }
    return new CandidatePath(below, anchor, false);
  }

  static Anchor anchor(TestAuthority authority) {
    return anchor(authority, AnchorTerms.PLAIN);
  }

  static Anchor anchor(TestAuthority authority, AnchorTerms terms) {
    return new Anchor(Authority.of(read(authority)), terms);
  }

  /** What is against a leaf of {@link #middle}. */
  List<String> against(Issued leaf) {
    return against(path(anchor(root), List.of(middle), leaf), context());
  }

  /** What is against a leaf of an authority below {@link #root}. */
  List<String> against(TestAuthority authority, Issued leaf) {
    return against(path(anchor(root), List.of(authority), leaf), context());
  }

  static List<String> against(CandidatePath path, RuleContext context) {
    return rules(PathJudge.judge(path, context).against());
  }

  static List<String> rules(List<Ground> grounds) {
    return grounds.stream().map(Ground::rule).toList();
  }

  static Finding finding(PathFindings findings, Criterion criterion) {
    List<Finding> found =
        findings.grounds().stream()
            .filter(ground -> ground.criterion() == criterion)
            .map(Ground::finding)
            .toList();
    return found.contains(Finding.REFUTED)
        ? Finding.REFUTED
        : found.contains(Finding.UNDETERMINED) ? Finding.UNDETERMINED : found.get(0);
  }

  static byte[] der(ASN1Object value) {
    try {
      return value.getEncoded();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static byte[] permitted(GeneralName... names) {
    return der(new NameConstraints(trees(names), null));
  }

  static byte[] excluded(GeneralName... names) {
    return der(new NameConstraints(null, trees(names)));
  }

  private static GeneralSubtree[] trees(GeneralName... names) {
    return List.of(names).stream().map(GeneralSubtree::new).toArray(GeneralSubtree[]::new);
  }

  static GeneralName mail(String base) {
    return new GeneralName(GeneralName.rfc822Name, base);
  }

  static GeneralName dns(String base) {
    return new GeneralName(GeneralName.dNSName, base);
  }
}
