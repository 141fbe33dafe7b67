package dev.signet.pki.path.rule;

import static dev.signet.testkit.TestAuthority.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.trust.PathRules;
import dev.signet.pki.trust.PathRules.Profile;
import dev.signet.pki.trust.Purpose;
import dev.signet.testkit.CertificateSpec;
import dev.signet.testkit.Issued;
import dev.signet.testkit.TestAuthority;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.junit.jupiter.api.Test;

/** The graph of RFC 9618 against the platform's tree of RFC 5280, over random small paths. */
class PolicyAgreementTest extends RuleLab {

  private static final int PATHS = 400;
  private static final List<String> POLICIES =
      List.of("1.2.3.1", "1.2.3.2", "1.2.3.3", PathRules.ANY_POLICY);

  private final Random random = new Random(5280);

  @Test
  void agreesWithThePlatform() throws Exception {
    int good = 0;
    for (int i = 0; i < PATHS; i++) {
      List<TestAuthority> authorities = authorities();
      TestAuthority last = authorities.get(authorities.size() - 1);
      Issued leaf = last.issue(this::policies);
      PathRules rules = rules();
      boolean ours =
          PolicyProcessing.outcome(
                  path(anchor(root), authorities, leaf), context(rules, Purpose.ANY))
              .against()
              .isEmpty();
      good += ours ? 1 : 0;
      assertThat(ours).as("path %d under %s", i, rules).isEqualTo(theirs(authorities, leaf, rules));
    }
    assertThat(good).isBetween(PATHS / 10, PATHS * 9 / 10);
  }

  private List<TestAuthority> authorities() {
    List<TestAuthority> found = new ArrayList<>();
    TestAuthority above = root;
    int length = 1 + random.nextInt(4);
    for (int i = 0; i < length; i++) {
      String name = "CN=Authority " + (random.nextInt(3) == 0 ? Math.max(0, i - 1) : i);
      above =
          TestAuthority.of(
              above.issue(
                  s -> {
                    policies(s.subject(name).authority(9));
                    mappings(s);
                    constraints(s);
                  }));
      found.add(above);
    }
    return found;
  }

  private PathRules rules() {
    Set<String> initial = random.nextBoolean() ? ANY : Set.of(POLICIES.get(random.nextInt(3)));
    return new PathRules(
        initial,
        random.nextInt(3) > 0,
        random.nextInt(4) == 0,
        random.nextInt(4) == 0,
        false,
        false,
        Profile.BASIC,
        OptionalInt.empty());
  }

  private void policies(CertificateSpec spec) {
    Set<String> stated = new TreeSet<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      stated.add(POLICIES.get(random.nextInt(POLICIES.size())));
    }
    if (!stated.isEmpty()) {
      PolicyInformation[] all =
          stated.stream()
              .map(policy -> new PolicyInformation(new ASN1ObjectIdentifier(policy)))
              .toArray(PolicyInformation[]::new);
      spec.extension("2.5.29.32", false, der(new CertificatePolicies(all)));
    }
  }

  private void mappings(CertificateSpec spec) {
    ASN1EncodableVector all = new ASN1EncodableVector();
    for (int i = random.nextInt(4) - 1; i > 0; i--) {
      ASN1EncodableVector pair = new ASN1EncodableVector();
      pair.add(new ASN1ObjectIdentifier(POLICIES.get(random.nextInt(3))));
      pair.add(new ASN1ObjectIdentifier(POLICIES.get(random.nextInt(3))));
      all.add(new DERSequence(pair));
    }
    if (all.size() > 0) {
      spec.extension("2.5.29.33", false, der(new DERSequence(all)));
    }
  }

  private void constraints(CertificateSpec spec) {
    if (random.nextInt(4) == 0) {
      ASN1Integer after = new ASN1Integer(random.nextInt(3));
      DERTaggedObject limit = new DERTaggedObject(false, random.nextInt(2), after);
      spec.extension("2.5.29.36", true, der(new DERSequence(limit)));
    }
    if (random.nextInt(6) == 0) {
      spec.extension("2.5.29.54", true, der(new ASN1Integer(random.nextInt(2))));
    }
  }

  private boolean theirs(List<TestAuthority> authorities, Issued leaf, PathRules rules)
      throws GeneralSecurityException {
    List<X509Certificate> path = new ArrayList<>(List.of(leaf.certificate()));
    authorities.forEach(authority -> path.add(1, authority.certificate()));
    PKIXParameters parameters = new PKIXParameters(Set.of(root.anchor()));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(NOW));
    parameters.setInitialPolicies(rules.initialPolicies());
    parameters.setExplicitPolicyRequired(rules.explicitPolicy());
    parameters.setPolicyMappingInhibited(rules.inhibitMapping());
    parameters.setAnyPolicyInhibited(rules.inhibitAnyPolicy());
    try {
      CertPathValidator.getInstance("PKIX")
          .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
      return true;
    } catch (CertPathValidatorException refused) {
      return false;
    }
  }
}
