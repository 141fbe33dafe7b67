package dev.signet.pki.path.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.path.policy.PolicyGraph;
import dev.signet.pki.trust.AnchorTerms;
import dev.signet.pki.trust.Finding;
import dev.signet.pki.trust.Ground;
import dev.signet.pki.trust.PathRules;
import dev.signet.pki.trust.PathRules.Profile;
import dev.signet.pki.trust.Purpose;
import dev.signet.testkit.CertificateSpec;
import dev.signet.testkit.Issued;
import dev.signet.testkit.TestAuthority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class PolicyProcessingTest extends RuleLab {

  private static final String GOLD = "1.2.3.1";
  private static final String SILVER = "1.2.3.2";
  private static final String ANY_POLICY = PathRules.ANY_POLICY;

  private static final PathRules EXPLICIT = asking(true, false, false);

  @Test
  void findsThePolicyThatAllAgreeOn() {
    PolicyOutcome outcome = outcome(EXPLICIT, of(GOLD, SILVER), of(GOLD));

    assertThat(outcome.userConstrained()).containsExactly(GOLD);
    assertThat(outcome.against()).isEmpty();
  }

  @Test
  void refusesWhereNoPolicyIsLeftAndOneIsDemanded() {
    assertThat(rules(outcome(EXPLICIT, of(GOLD), of(SILVER)).against()))
        .containsExactly("RFC 5280 6.1.3(f)");
    assertThat(rules(outcome(EXPLICIT, s -> {}, of(SILVER)).against()))
        .containsExactly("RFC 5280 6.1.3(f)");
    PolicyOutcome unasked = outcome(PathRules.CAREFUL, of(GOLD), of(SILVER));
    assertThat(unasked.against()).isEmpty();
    assertThat(unasked.userConstrained()).isEmpty();
  }

  @Test
  void refusesPoliciesThatTheAskerDoesNotAccept() {
    PathRules silver = asking(Set.of(SILVER), true);

    PolicyOutcome outcome = outcome(silver, of(GOLD), of(GOLD));

    assertThat(rules(outcome.against())).containsExactly("RFC 5280 6.1.5(g)");
    assertThat(outcome.authorityConstrained()).containsExactly(GOLD);
    assertThat(outcome(silver, of(ANY_POLICY), of(ANY_POLICY)).userConstrained())
        .containsExactly(SILVER);
  }

  @Test
  void mapsTheIssuersPolicyToTheSubjects() {
    Consumer<CertificateSpec> mapping = of(GOLD).andThen(mapped(GOLD, SILVER));

    PolicyOutcome outcome = outcome(EXPLICIT, mapping, of(SILVER));

    assertThat(outcome.userConstrained()).containsExactly(GOLD);
    assertThat(rules(outcome(asking(true, true, false), mapping, of(SILVER)).against()))
        .containsExactly("RFC 5280 6.1.3(f)");
  }

  @Test
  void refusesAMappingOfAnyPolicy() {
    assertThat(
            rules(
                outcome(EXPLICIT, of(GOLD).andThen(mapped(GOLD, ANY_POLICY)), of(GOLD)).against()))
        .contains("RFC 5280 6.1.4(a)");
  }

  @Test
  void mapsAPolicyThatOnlyAnyPolicyStandsFor() {
    PolicyOutcome outcome =
        outcome(EXPLICIT, of(ANY_POLICY).andThen(mapped(GOLD, SILVER)), of(SILVER));

    assertThat(outcome.userConstrained()).containsExactly(GOLD);
  }

  @Test
  void inhibitsAnyPolicyButNotInSelfIssuedAuthorities() {
    PathRules inhibited = asking(true, false, true);
    TestAuthority first = root.intermediate("Same", of(GOLD)::accept);
    TestAuthority again =
        TestAuthority.of(
            first.issue(s -> of(ANY_POLICY).accept(s.subject("CN=Same").authority(3))));

    assertThat(rules(outcome(inhibited, of(GOLD), of(ANY_POLICY)).against()))
        .containsExactly("RFC 5280 6.1.3(f)");
    PolicyOutcome outcome =
        PolicyProcessing.outcome(
            path(anchor(root), List.of(first, again), again.issue(of(GOLD))),
            context(inhibited, Purpose.ANY));
    assertThat(outcome.userConstrained()).containsExactly(GOLD);
  }

  @Test
  void countsDownToAnExplicitPolicy() {
    Consumer<CertificateSpec> demanding = s -> s.extension("2.5.29.36", true, constraints(0, 0));

    assertThat(rules(outcome(PathRules.CAREFUL, demanding, s -> {}).against()))
        .containsExactly("RFC 5280 6.1.3(f)");
    assertThat(
            rules(
                outcome(
                        PathRules.CAREFUL,
                        s -> s.extension("2.5.29.36", true, constraints(0, 1)),
                        s -> {})
                    .against()))
        .containsExactly("RFC 5280 6.1.5(g)");
    assertThat(
            outcome(
                    PathRules.CAREFUL,
                    s -> s.extension("2.5.29.36", true, constraints(0, 2)),
                    s -> {})
                .against())
        .isEmpty();
  }

  @Test
  void walksABoundAnchorLikeTheTopmostCertificate() {
    TestAuthority gold = TestAuthority.root("Gold", of(GOLD)::accept);
    Issued leaf = gold.issue(of(SILVER));

    assertThat(
            PolicyProcessing.outcome(
                    path(anchor(gold), List.of(), leaf), context(EXPLICIT, Purpose.ANY))
                .userConstrained())
        .containsExactly(SILVER);
    assertThat(
            PolicyProcessing.outcome(
                    path(anchor(gold, AnchorTerms.PLAIN.withConstraints()), List.of(), leaf),
                    context(EXPLICIT, Purpose.ANY))
                .against())
        .isNotEmpty();
  }

  @Test
  void letsABoundAnchorWithoutPoliciesRestrictNone() {
    PolicyOutcome outcome =
        PolicyProcessing.outcome(
            path(
                anchor(root, AnchorTerms.PLAIN.withConstraints()), List.of(), root.issue(of(GOLD))),
            context(EXPLICIT, Purpose.ANY));

    assertThat(outcome.userConstrained()).containsExactly(GOLD);
  }

  /** The tree of RFC 5280 would have 8 to the power of the depth leaves (RFC 9618 section 3). */
  @Test
  void growsWithTheCertificatesAndNotWithTheirCombinations() {
    String[] policies =
        IntStream.range(0, 8).mapToObj(i -> "1.2.3." + (i + 1)).toArray(String[]::new);
    Consumer<CertificateSpec> all = of(policies).andThen(mappedEach(policies));
    List<TestAuthority> chain = new ArrayList<>(List.of(root.intermediate("0", all::accept)));
    for (int i = 1; i < 18; i++) {
      chain.add(chain.get(i - 1).intermediate("" + i, all::accept));
    }
    Issued leaf = chain.get(chain.size() - 1).issue(of(policies));

    PolicyOutcome outcome =
        Assertions.assertTimeout(
            Duration.ofSeconds(5),
            () ->
                PolicyProcessing.outcome(
                    path(anchor(root), chain, leaf), context(EXPLICIT, Purpose.ANY)));

    assertThat(outcome.userConstrained()).containsExactlyInAnyOrder(policies);
  }

  @Test
  void leavesOpenWhatOutgrowsItsBound() {
    String[] many =
        IntStream.range(0, PolicyGraph.MAX_SIZE / 2)
            .mapToObj(i -> "1.2.3." + i)
            .toArray(String[]::new);

    PolicyOutcome outcome = outcome(EXPLICIT, of(many), of(many));

    assertThat(outcome.against()).extracting(Ground::finding).containsExactly(Finding.UNDETERMINED);
  }

  private PolicyOutcome outcome(
      PathRules rules, Consumer<CertificateSpec> authority, Consumer<CertificateSpec> leaf) {
    TestAuthority issuer = root.intermediate("Issuer", authority);
    Certificate read = read(issuer);
    assertThat(read.policies().fault()).isEmpty();
    return PolicyProcessing.outcome(
        path(anchor(root), List.of(issuer), issuer.issue(leaf)), context(rules, Purpose.ANY));
  }

  private static PathRules asking(boolean explicit, boolean unmapped, boolean notAny) {
    return new PathRules(
        ANY, explicit, unmapped, notAny, true, false, Profile.BASIC, OptionalInt.empty());
  }

  private static PathRules asking(Set<String> initial, boolean explicit) {
    return new PathRules(
        initial, explicit, false, false, true, false, Profile.BASIC, OptionalInt.empty());
  }

  private static Consumer<CertificateSpec> of(String... policies) {
    PolicyInformation[] stated =
        Arrays.stream(policies)
            .map(policy -> new PolicyInformation(new ASN1ObjectIdentifier(policy)))
            .toArray(PolicyInformation[]::new);
    return s -> s.extension("2.5.29.32", false, der(new CertificatePolicies(stated)));
  }

  private static Consumer<CertificateSpec> mapped(String issuer, String subject) {
    ASN1EncodableVector all = new ASN1EncodableVector();
    all.add(pair(issuer, subject));
    return s -> s.extension("2.5.29.33", true, der(new DERSequence(all)));
  }

  /** Each to each. */
  private static Consumer<CertificateSpec> mappedEach(String... policies) {
    ASN1EncodableVector all = new ASN1EncodableVector();
    for (String issuer : policies) {
      for (String subject : policies) {
        all.add(pair(issuer, subject));
      }
    }
    return s -> s.extension("2.5.29.33", true, der(new DERSequence(all)));
  }

  private static DERSequence pair(String issuer, String subject) {
    ASN1EncodableVector pair = new ASN1EncodableVector();
    pair.add(new ASN1ObjectIdentifier(issuer));
    pair.add(new ASN1ObjectIdentifier(subject));
    return new DERSequence(pair);
  }

  private static byte[] constraints(int field, int after) {
    return der(new DERSequence(new DERTaggedObject(false, field, new ASN1Integer(after))));
  }
}
