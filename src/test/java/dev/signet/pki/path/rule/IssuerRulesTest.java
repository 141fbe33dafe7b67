package dev.signet.pki.path.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.name.NameConstraints;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Finding;
import dev.signet.pki.trust.PathRules;
import dev.signet.pki.trust.PathRules.Profile;
import dev.signet.pki.trust.Purpose;
import dev.signet.testkit.CertificateSpec;
import dev.signet.testkit.Issued;
import dev.signet.testkit.TestAuthority;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;

class IssuerRulesTest extends RuleLab {

  private static final String CONSTRAINTS = "2.5.29.30";
  private static final String NAMES = "RFC 5280 6.1.3(b), (c)";

  @Test
  void refusesAPathLongerThanAnIssuerAllows() {
    TestAuthority zero = TestAuthority.of(root.issue(s -> s.subject("CN=Zero").authority(0)));
    TestAuthority below = zero.intermediate("Below");

    assertThat(against(zero, zero.issue(s -> {}))).isEmpty();
    assertThat(against(path(anchor(root), List.of(zero, below), below.issue(s -> {})), context()))
        .containsExactly("RFC 5280 6.1.4(m)");
  }

  @Test
  void doesNotCountSelfIssuedAuthorities() {
    TestAuthority zero = TestAuthority.of(root.issue(s -> s.subject("CN=Zero").authority(0)));
    TestAuthority again = TestAuthority.of(zero.issue(s -> s.subject("CN=Zero").authority(0)));

    assertThat(against(path(anchor(root), List.of(zero, again), again.issue(s -> {})), context()))
        .isEmpty();
  }

  @Test
  void doesNotCountTheLeafThoughItIsAnAuthority() {
    TestAuthority zero = TestAuthority.of(root.issue(s -> s.subject("CN=Zero").authority(0)));

    assertThat(against(zero, zero.issue(s -> s.subject("CN=Leaf").authority(0)))).isEmpty();
  }

  @Test
  void holdsThePathToThePolicysLength() {
    PathRules two =
        new PathRules(ANY, false, false, false, true, false, Profile.BASIC, OptionalInt.of(0));

    assertThat(
            against(
                path(anchor(root), List.of(middle), middle.issue(s -> {})),
                context(two, Purpose.ANY)))
        .containsExactly("trust policy");
    assertThat(
            against(path(anchor(root), List.of(), root.issue(s -> {})), context(two, Purpose.ANY)))
        .isEmpty();
  }

  @Test
  void refusesNamesOutsideTheConstraints() {
    refusesOnly(permitted(mail("example.org")), s -> s.mail("bob@example.com"));
    refusesOnly(excluded(mail("bank.example")), s -> s.mail("ceo@bank.example"));
    refusesOnly(permitted(dns("example.org")), s -> s.dns("example.com"));
    refusesOnly(
        permitted(new GeneralName(new X500Name("O=Example"))), s -> s.subject("O=Other,CN=x"));
    refusesOnly(
        permitted(
            new GeneralName(
                GeneralName.iPAddress,
                new DEROctetString(new byte[] {10, 0, 0, 0, (byte) 255, 0, 0, 0}))),
        s ->
            s.name(
                new GeneralName(
                    GeneralName.iPAddress, new DEROctetString(new byte[] {11, 0, 0, 1}))));
  }

  /** A name is a claim wherever it stands. */
  @Test
  void refusesAMailAddressSmuggledIntoTheSubject() {
    byte[] only = permitted(mail("example.org"));
    refusesOnly(only, s -> s.subject("EMAILADDRESS=ceo@bank.example").mail("a@example.org"));
    refusesOnly(only, s -> s.subject("EMAILADDRESS=ceo@bank.example").dns("example.org"));
    refusesOnly(only, s -> s.subject("EMAILADDRESS=ceo@bank.example"));
    refusesOnly(
        excluded(mail("bank.example")),
        s -> s.subject("EMAILADDRESS=ceo@bank.example").dns("example.org"));
  }

  /** RFC 9598 section 6. */
  @Test
  void refusesAMailAddressSmuggledIntoAnotherKindOfName() {
    refusesOnly(permitted(mail("example.org")), s -> s.utf8Mail("\u7528\u6237@bank.example"));
    refusesOnly(excluded(mail("bank.example")), s -> s.utf8Mail("\u7528\u6237@bank.example"));
  }

  @Test
  void letsNamesWithinTheConstraintsBe() {
    TestAuthority bound = bound(permitted(mail("example.org")));

    assertThat(
            against(
                bound,
                bound.issue(
                    s ->
                        s.subject("EMAILADDRESS=a@example.org")
                            .mail("a@EXAMPLE.org")
                            .utf8Mail("\u7528\u6237@example.org"))))
        .isEmpty();
  }

  @Test
  void bindsAuthoritiesByConstraintsButNotSelfIssuedOnes() {
    TestAuthority bound = bound(permitted(new GeneralName(new X500Name("O=Example"))));
    TestAuthority again = TestAuthority.of(bound.issue(s -> s.subject("CN=Bound").authority(3)));
    TestAuthority other = TestAuthority.of(bound.issue(s -> s.subject("CN=Other").authority(3)));
    Consumer<CertificateSpec> good = s -> s.subject("CN=x,O=Example");

    assertThat(against(path(anchor(root), List.of(bound, again), again.issue(good)), context()))
        .isEmpty();
    assertThat(against(path(anchor(root), List.of(bound, other), other.issue(good)), context()))
        .containsExactly(NAMES);
  }

  @Test
  void bindsASelfIssuedLeafByConstraints() {
    TestAuthority bound = bound(permitted(new GeneralName(new X500Name("O=Example"))));

    assertThat(against(bound, bound.issue(s -> s.subject("CN=Bound")))).containsExactly(NAMES);
  }

  @Test
  void addsUpTheConstraintsOfAllIssuers() {
    TestAuthority first = bound(permitted(mail("example.org"), mail("example.com")));
    TestAuthority second =
        first.intermediate(
            "Second", s -> s.extension(CONSTRAINTS, true, permitted(mail("example.com"))));

    assertThat(judgedBelow(first, second, "a@example.com")).isEmpty();
    assertThat(judgedBelow(first, second, "a@example.org")).containsExactly(NAMES);
    assertThat(judgedBelow(first, second, "a@example.net")).containsExactly(NAMES, NAMES);
  }

  @Test
  void neverTakesBrokenNameConstraintsForNone() {
    TestAuthority broken =
        root.intermediate(
            "Broken", s -> s.extension(CONSTRAINTS, false, new byte[] {0x30, 2, 5, 9}));

    assertThat(against(broken, broken.issue(s -> s.mail("a@example.org"))))
        .contains("RFC 5280 4.2.1.10");
  }

  @Test
  void leavesOpenWhatWouldCostTooMuch() {
    int many = 1200;
    assertThat((long) many * many).isGreaterThan(NameConstraints.MAX_COMPARISONS);
    TestAuthority bound =
        bound(
            excluded(
                IntStream.range(0, many)
                    .mapToObj(i -> dns("x" + i + ".test"))
                    .toArray(GeneralName[]::new)));
    Issued leaf = bound.issue(s -> IntStream.range(0, many).forEach(i -> s.dns("t" + i + ".test")));

    PathFindings findings = PathJudge.judge(path(anchor(root), List.of(bound), leaf), context());

    assertThat(finding(findings, Criterion.ISSUER_TRUST)).isEqualTo(Finding.UNDETERMINED);
    assertThat(findings.against()).allMatch(ground -> ground.because().contains("1048576"));
  }

  @Test
  void nestsExtendedUsageWhereThePolicySaysSo() {
    TestAuthority web =
        root.intermediate("Web", s -> s.extendedUsage(KeyPurposeId.id_kp_serverAuth));
    CandidatePath path =
        path(
            anchor(root),
            List.of(web),
            web.issue(s -> s.extendedUsage(KeyPurposeId.id_kp_emailProtection)));

    assertThat(against(path, context(PathRules.CAREFUL, Purpose.MAIL)))
        .containsExactly("RFC 5280 4.2.1.12");
    assertThat(against(path, context(PathRules.RFC_5280, Purpose.MAIL))).isEmpty();
  }

  @Test
  void chainsNamesByTheirComparison() {
    Issued leaf = middle.issue(s -> {});
    TestAuthority shouting = TestAuthority.root("EXAMPLE  ISSUER");
    TestAuthority stranger = TestAuthority.root("Stranger");
    List<Certificate> below = new ArrayList<>(List.of(read(leaf)));

    assertThat(against(new CandidatePath(below, anchor(shouting), false), context())).isEmpty();
    assertThat(against(new CandidatePath(below, anchor(stranger), false), context()))
        .containsExactly("RFC 5280 6.1.3(a)(4)");
  }

  @Test
  void refusesACertificateThatStandsTwiceInThePath() {
    TestAuthority again =
        TestAuthority.of(middle.issue(s -> s.subject("CN=Example Issuer").authority(5)));

    assertThat(
            against(
                path(anchor(root), List.of(middle, again, again), again.issue(s -> {})), context()))
        .containsExactly("RFC 5280 6.1");
  }

  private List<String> judgedBelow(TestAuthority first, TestAuthority second, String mail) {
    return against(
        path(anchor(root), List.of(first, second), second.issue(s -> s.mail(mail))), context());
  }

  private void refusesOnly(byte[] constraints, Consumer<CertificateSpec> wishes) {
    TestAuthority bound = bound(constraints);
    assertThat(against(bound, bound.issue(wishes))).containsExactly(NAMES);
  }

  private TestAuthority bound(byte[] constraints) {
    return root.intermediate("Bound", s -> s.extension(CONSTRAINTS, true, constraints));
  }
}
