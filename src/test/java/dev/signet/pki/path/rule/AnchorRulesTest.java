package dev.signet.pki.path.rule;

import static dev.signet.testkit.TestAuthority.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.certificate.Authority;
import dev.signet.pki.trust.Anchor;
import dev.signet.pki.trust.AnchorTerms;
import dev.signet.pki.trust.PathRules;
import dev.signet.pki.trust.Purpose;
import dev.signet.testkit.Issued;
import dev.signet.testkit.TestAuthority;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

class AnchorRulesTest extends RuleLab {

  private static final AnchorTerms BOUND = AnchorTerms.PLAIN.withConstraints();
  private static final byte[] NULL = {5, 0};

  @Test
  void takesAPlainAnchorForANameAndAKey() {
    TestAuthority odd =
        TestAuthority.root(
            "Odd",
            s ->
                s.expired()
                    .extension("1.2.3.4", true, NULL)
                    .extension("2.5.29.30", true, permitted(mail("example.org"))));
    Issued leaf = odd.issue(s -> s.mail("a@example.com"));

    assertThat(judged(anchor(odd), leaf)).isEmpty();
    assertThat(judged(anchor(odd, BOUND), leaf))
        .containsExactly("RFC 5280 6.1.4(o)", "RFC 5280 6.1.3(b), (c)");
    assertThat(judged(anchor(odd, AnchorTerms.PLAIN.withDates()), leaf))
        .containsExactly(ValidityRules.RULE);
  }

  @Test
  void asksABareKeyForNothing() {
    Anchor bare = new Anchor(Authority.bare(read(root).subject(), root.keys().getPublic()), BOUND);

    assertThat(judged(bare, root.issue(s -> {}))).isEmpty();
  }

  @Test
  void holdsABoundAnchorToItsPathLength() {
    TestAuthority zero = TestAuthority.of(root.issue(s -> s.subject("CN=Zero").authority(0)));
    TestAuthority flat = TestAuthority.of(zero.issue(s -> s.subject("CN=Flat").authority(0)));
    CandidatePath plain = path(anchor(zero), List.of(flat), flat.issue(s -> {}));
    CandidatePath bound = path(anchor(zero, BOUND), List.of(flat), flat.issue(s -> {}));

    assertThat(against(plain, context())).isEmpty();
    assertThat(against(bound, context())).containsExactly("RFC 5280 6.1.4(m)");
  }

  @Test
  void refusesABoundAnchorThatMayNotIssue() {
    TestAuthority leaf =
        TestAuthority.of(root.issue(s -> s.subject("CN=x").usage(KeyUsage.digitalSignature)));

    assertThat(judged(anchor(leaf), leaf.issue(s -> {}))).isEmpty();
    assertThat(judged(anchor(leaf, BOUND), leaf.issue(s -> {})))
        .containsExactly("RFC 5280 6.1.4(n)");
  }

  @Test
  void nestsTheUsageOfABoundAnchor() {
    TestAuthority web =
        TestAuthority.root("Web", s -> s.extendedUsage(KeyPurposeId.id_kp_serverAuth));
    CandidatePath bound = path(anchor(web, BOUND), List.of(), web.issue(s -> {}));
    CandidatePath plain = path(anchor(web), List.of(), web.issue(s -> {}));

    assertThat(against(bound, context(PathRules.CAREFUL, Purpose.MAIL)))
        .containsExactly("RFC 5280 4.2.1.12");
    assertThat(against(bound, context(PathRules.RFC_5280, Purpose.MAIL))).isEmpty();
    assertThat(against(plain, context(PathRules.CAREFUL, Purpose.MAIL))).isEmpty();
  }

  @Test
  void letsAPinnedAnchorIssueNothing() {
    assertThat(judged(anchor(root, AnchorTerms.PINNED), root.issue(s -> {})))
        .containsExactly("RFC 5280 6.1.1(d)");
  }

  @Test
  void trustsAnAnchorForItselfOnlyWhenItIsPinned() {
    AnchorTerms issuing = new AnchorTerms(true, false, false, false);

    assertThat(itself(root, AnchorTerms.PINNED, Purpose.ANY)).isEmpty();
    assertThat(itself(root, issuing, Purpose.ANY)).containsExactly("RFC 5280 6.1.1(d)");
  }

  @Test
  void judgesTheDatesAndUsesOfAnAnchorThatWasAskedAbout() {
    TestAuthority old =
        TestAuthority.root("Old", s -> s.expired().extendedUsage(KeyPurposeId.id_kp_serverAuth));

    assertThat(itself(old, AnchorTerms.PLAIN, Purpose.ANY)).containsExactly(ValidityRules.RULE);
    assertThat(itself(old, AnchorTerms.PLAIN, Purpose.MAIL))
        .containsExactly(ValidityRules.RULE, "RFC 5280 4.2.1.12");
    assertThat(ValidityRules.against(read(root), NOW)).isEmpty();
  }

  private static List<String> judged(Anchor anchor, Issued leaf) {
    return against(path(anchor, List.of(), leaf), context());
  }

  private static List<String> itself(TestAuthority anchor, AnchorTerms terms, Purpose purpose) {
    return against(
        new CandidatePath(List.of(read(anchor)), anchor(anchor, terms), true),
        context(PathRules.CAREFUL, purpose));
  }
}
