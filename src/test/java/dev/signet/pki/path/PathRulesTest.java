package dev.signet.pki.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.trust.Anchor;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Finding;
import dev.signet.pki.trust.PathBudget;
import dev.signet.pki.trust.Purpose;
import dev.signet.pki.trust.TrustPolicy;
import dev.signet.testkit.CertificateSpec;
import dev.signet.testkit.Issued;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestPolicies;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;

class PathRulesTest extends PathLab {

  @Test
  void refutesAnIssuerThatIsNoAuthority() {
    Issued leaf = TestAuthority.of(alice).issue(spec -> spec.subject("CN=Below Alice"));

    PathVerdict verdict =
        validation(ALL_GOOD).verdictOn(about(leaf, alice.certificate(), middle.certificate()));

    assertThat(findings(verdict)).containsEntry(Criterion.ISSUER_TRUST, Finding.REFUTED);
    assertThat(rule(verdict, Criterion.ISSUER_TRUST)).startsWith("RFC 5280 6.1.4");
  }

  @Test
  void refutesALeafOutsideNameConstraints() {
    NameConstraints onlyExample =
        new NameConstraints(
            new GeneralSubtree[] {
              new GeneralSubtree(new GeneralName(GeneralName.rfc822Name, "example.org"))
            },
            null);
    TestAuthority bound =
        root.intermediate("Bound", s -> s.extension("2.5.29.30", true, der(onlyExample)));
    Issued inside = bound.issue(spec -> spec.mail("bob@example.org"));
    Issued outside = bound.issue(spec -> spec.mail("bob@example.com"));

    assertThat(validation(ALL_GOOD).verdictOn(about(inside, bound.certificate())))
        .isInstanceOf(PathVerdict.Trusted.class);
    assertThat(
            rule(
                validation(ALL_GOOD).verdictOn(about(outside, bound.certificate())),
                Criterion.ISSUER_TRUST))
        .isEqualTo("RFC 5280 6.1.3(b), (c)");
  }

  @Test
  void refutesAnUnknownCriticalExtension() {
    Issued leaf =
        root.issue(spec -> spec.extension("1.3.6.1.4.1.55555.1", true, new byte[] {5, 0}));

    assertThat(findings(validation(ALL_GOOD).verdictOn(about(leaf))))
        .containsEntry(Criterion.ISSUER_TRUST, Finding.REFUTED);
  }

  @Test
  void refutesAPathLongerThanAnIssuerAllows() {
    TestAuthority first =
        root.intermediate("First", s -> s.extension("1.2.3.4", false, new byte[] {5, 0}));
    TestAuthority narrow = TestAuthority.root("Narrow Root");
    TestAuthority zero = narrow.intermediate("Zero");
    TestAuthority below = zero;
    List<X509Certificate> offered = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      offered.add(below.certificate());
      below = below.intermediate("Level " + i);
    }
    offered.add(below.certificate());
    Issued leaf = below.issue(spec -> {});
    TrustPolicy policy = policy(Set.of(narrow.anchor(), first.anchor()), PathBudget.DEFAULT);

    PathVerdict verdict = validation(policy, ALL_GOOD).verdictOn(about(leaf, offered));

    assertThat(rule(verdict, Criterion.ISSUER_TRUST)).isEqualTo("RFC 5280 6.1.4(m)");
  }

  @Test
  void judgesKeyUsageByPurpose() {
    Issued encryptOnly = root.issue(s -> s.usage(KeyUsage.keyEncipherment));
    Issued web = root.issue(s -> s.extendedUsage(KeyPurposeId.id_kp_serverAuth));
    Issued mail =
        root.issue(
            s ->
                s.usage(KeyUsage.digitalSignature)
                    .extendedUsage(KeyPurposeId.id_kp_emailProtection));

    assertThat(usage(encryptOnly, Purpose.SIGN_MAIL)).isEqualTo(Finding.REFUTED);
    assertThat(usage(encryptOnly, Purpose.ENCRYPT_MAIL)).isEqualTo(Finding.ESTABLISHED);
    assertThat(usage(web, Purpose.SIGN_MAIL)).isEqualTo(Finding.REFUTED);
    assertThat(usage(web, Purpose.TLS_SERVER)).isEqualTo(Finding.ESTABLISHED);
    assertThat(usage(mail, Purpose.SIGN_MAIL)).isEqualTo(Finding.ESTABLISHED);
    assertThat(usage(mail, Purpose.ENCRYPT_MAIL)).isEqualTo(Finding.REFUTED);
    assertThat(usage(web, Purpose.MAIL)).isEqualTo(Finding.REFUTED);
    assertThat(usage(encryptOnly, Purpose.MAIL)).isEqualTo(Finding.ESTABLISHED);
    assertThat(usage(web, Purpose.ANY)).isEqualTo(Finding.ESTABLISHED);
  }

  @Test
  void neverTakesABrokenKeyUsageForNone() {
    Issued broken = root.issue(s -> s.extension("2.5.29.15", false, new byte[] {4, 1, 0}));
    Issued brokenExtended = root.issue(s -> s.extension("2.5.29.37", false, new byte[] {4, 1, 0}));

    assertThat(usage(broken, Purpose.SIGN_MAIL)).isEqualTo(Finding.UNDETERMINED);
    assertThat(usage(brokenExtended, Purpose.SIGN_MAIL)).isEqualTo(Finding.UNDETERMINED);
  }

  @Test
  void keepsControlCharactersOutOfItsSentences() {
    Issued leaf = TestAuthority.root("Evil").issue(s -> s.subject("CN=a\nb"));

    assertThat(because(validation(ALL_GOOD).verdictOn(about(leaf)), Criterion.ISSUER_TRUST))
        .doesNotContain("\n");
  }

  @Test
  void neverTakesBrokenNameConstraintsForNone() {
    TestAuthority bound =
        root.intermediate(
            "Bound", s -> s.extension("2.5.29.30", false, new byte[] {0x30, 2, 5, 9}));
    Issued leaf = bound.issue(spec -> spec.mail("bob@example.com"));

    assertThat(
            rule(
                validation(ALL_GOOD).verdictOn(about(leaf, bound.certificate())),
                Criterion.ISSUER_TRUST))
        .isEqualTo("RFC 5280 4.2.1.10");
  }

  /**
   * The platform looks at mail addresses of the subject only where there are no alternative names.
   */
  @Test
  void refutesAMailAddressSmuggledIntoTheSubject() {
    refutesBeyond(
        onlyExample(), s -> s.subject("EMAILADDRESS=ceo@bank.example").mail("a@example.org"));
    refutesBeyond(
        onlyExample(), s -> s.subject("EMAILADDRESS=ceo@bank.example").dns("example.org"));
    refutesBeyond(onlyExample(), s -> s.subject("EMAILADDRESS=ceo@bank.example"));
    refutesBeyond(notBank(), s -> s.subject("EMAILADDRESS=ceo@bank.example").dns("example.org"));
  }

  /**
   * Constraints on rfc822Name bind SmtpUTF8Mailbox too (RFC 9598 section 6); the platform does not
   * know it.
   */
  @Test
  void refutesAMailAddressSmuggledIntoAnotherKindOfName() {
    refutesBeyond(onlyExample(), s -> s.utf8Mail("\u7528\u6237@bank.example"));
    refutesBeyond(notBank(), s -> s.utf8Mail("\u7528\u6237@bank.example"));
  }

  @Test
  void holdsAnAnchorToItsOwnConstraints() {
    TestAuthority anchor =
        TestAuthority.root("Bound", s -> s.extension("2.5.29.30", true, der(onlyExample())));
    Issued beyond = anchor.issue(s -> s.mail("ceo@bank.example"));
    Anchor plain = TestPolicies.anchor(anchor.anchor());
    Anchor bound = new Anchor(plain.authority(), plain.terms().withConstraints());

    assertThat(verdictBelow(plain, beyond)).isInstanceOf(PathVerdict.Trusted.class);
    assertThat(findings(verdictBelow(bound, beyond)))
        .containsEntry(Criterion.ISSUER_TRUST, Finding.REFUTED);
  }

  private static PathVerdict verdictBelow(Anchor anchor, Issued leaf) {
    TrustPolicy policy = TestPolicies.trusting(List.of(anchor), List.of(), PathBudget.DEFAULT);
    return validation(policy, ALL_GOOD).verdictOn(about(leaf));
  }

  @Test
  void letsMailAddressesWithinTheConstraintsBe() {
    TestAuthority bound = bound(onlyExample());
    Issued within =
        bound.issue(
            s ->
                s.subject("EMAILADDRESS=a@example.org")
                    .mail("a@EXAMPLE.org")
                    .utf8Mail("\u7528\u6237@example.org"));
    assertThat(trust(within, bound)).isEqualTo(Finding.ESTABLISHED);
  }

  private void refutesBeyond(NameConstraints constraints, Consumer<CertificateSpec> wishes) {
    TestAuthority bound = bound(constraints);
    assertThat(trust(bound.issue(wishes), bound)).isEqualTo(Finding.REFUTED);
  }

  private TestAuthority bound(NameConstraints constraints) {
    return root.intermediate("Bound", s -> s.extension("2.5.29.30", true, der(constraints)));
  }

  private Finding trust(Issued leaf, TestAuthority issuer) {
    PathVerdict verdict = validation(ALL_GOOD).verdictOn(about(leaf, issuer.certificate()));
    return findings(verdict).get(Criterion.ISSUER_TRUST);
  }

  private static NameConstraints onlyExample() {
    return new NameConstraints(new GeneralSubtree[] {subtree("example.org")}, null);
  }

  private static NameConstraints notBank() {
    return new NameConstraints(null, new GeneralSubtree[] {subtree("bank.example")});
  }

  private static GeneralSubtree subtree(String host) {
    return new GeneralSubtree(new GeneralName(GeneralName.rfc822Name, host));
  }
}
