package dev.signet.pki.revocation.crl.rule;

import static dev.signet.testkit.TestAuthority.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.revocation.Evidence;
import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.testkit.Asked;
import dev.signet.testkit.CertificateSpec;
import dev.signet.testkit.CrlSpec;
import dev.signet.testkit.Issued;
import dev.signet.testkit.Lists;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestKeys;
import java.security.cert.CRLReason;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Consumer;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.junit.jupiter.api.Test;

/** Partitions, indirect lists, deltas and other signers than the issuer. */
class ScopeAndSignerTest {

  private static final String MAY = "2026-05-10T00:00:00Z";

  private final TestAuthority root = TestAuthority.root("Root");
  private final TestAuthority lister = root.intermediate("Lister");

  @Test
  void matchesAPartByOneOfItsNames() {
    Issued alice = issue(point(uri("http://EXAMPLE.org/A.crl"), null, null));

    assertThat(status(alice, list(part(uri("http://example.org/A.crl"), false)))).isEqualTo("GOOD");
    assertThat(status(alice, list(part(uri("http://example.org/a.crl"), false))))
        .contains("one part only");
  }

  @Test
  void matchesANameRelativeToTheListIssuer() {
    DistributionPointName relative =
        new DistributionPointName(
            DistributionPointName.NAME_RELATIVE_TO_CRL_ISSUER,
            new DERSet(
                new AttributeTypeAndValue(
                    org.bouncycastle.asn1.x500.style.BCStyle.OU,
                    new org.bouncycastle.asn1.DERUTF8String("Part 1"))));
    DistributionPointName full = directory("OU=Part 1, CN=Root");

    assertThat(status(issue(point(relative, null, null)), list(part(relative, false))))
        .isEqualTo("GOOD");
    assertThat(status(issue(point(full, null, null)), list(part(relative, false))))
        .isEqualTo("GOOD");
    assertThat(
            status(
                issue(point(directory("OU=Part 2, CN=Root"), null, null)),
                list(part(relative, false))))
        .contains("one part only");
  }

  @Test
  void isGoodOnlyWhenAllReasonsAreCovered() {
    Issued alice = issue();
    X509CRL compromise = list(reasons(ReasonFlags.keyCompromise | ReasonFlags.cACompromise));
    X509CRL others =
        list(
            reasons(
                ReasonFlags.affiliationChanged
                    | ReasonFlags.superseded
                    | ReasonFlags.cessationOfOperation
                    | ReasonFlags.certificateHold
                    | ReasonFlags.privilegeWithdrawn
                    | ReasonFlags.aACompromise));

    assertThat(status(alice, compromise)).contains("no list covers the reasons", "superseded");
    assertThat(status(alice, compromise, others)).isEqualTo("GOOD");
  }

  @Test
  void readsTheIssuerOfEntriesThatHoldsForThoseBehindIt() {
    TestAuthority other = root.intermediate("Other");
    Issued mine = lister.issue(s -> s.serial(7));
    Consumer<CrlSpec> lines =
        l ->
            l.entry(5, MAY, CrlSpec.issuer(root.certificate()))
                .entry(6, MAY, reason())
                .entry(7, MAY, CrlSpec.issuer(other.certificate()))
                .entry(8, MAY, CrlSpec.issuer(lister.certificate()));
    X509CRL indirect = lister.crl(lines.andThen(l -> l.scope(part(null, true))));

    assertThat(status(mine, lister, List.of(indirect))).isEqualTo("GOOD");
    assertThat(status(lister.issue(s -> s.serial(8)), lister, List.of(indirect)))
        .isEqualTo("REVOKED");
    assertThat(status(lister.issue(s -> s.serial(6)), lister, List.of(indirect))).isEqualTo("GOOD");
    for (long serial : new long[] {5, 6}) {
      Issued delegated = root.issue(s -> delegate(s.serial(serial)));
      assertThat(status(delegated, root, List.of(indirect), lister.certificate()))
          .isEqualTo("REVOKED");
    }
    Issued delegated = root.issue(s -> delegate(s.serial(7)));
    assertThat(status(delegated, root, List.of(indirect), lister.certificate())).isEqualTo("GOOD");
    assertThat(status(delegated, root, List.of(indirect))).contains("not signed by");
    assertThat(status(delegated, root, List.of(lister.crl(l -> {})), lister.certificate()))
        .contains("not indirect");
    assertThat(status(delegated, root, List.of(root.crl(l -> {})))).contains("no revocation list");
  }

  @Test
  void refusesEntriesAboutOthersInAListThatIsNotIndirect() {
    X509CRL direct = root.crl(l -> l.entry(5, MAY, CrlSpec.issuer(lister.certificate())));

    assertThat(status(issue(), direct)).contains("not indirect");
  }

  @Test
  void believesAnotherKeyOfTheSameNameOnlyWithTrustAndTheRightUsage() {
    TestAuthority listKey =
        TestAuthority.of(root.issue(s -> s.subject("CN=Root").usage(KeyUsage.cRLSign)));
    TestAuthority wrongUse =
        TestAuthority.of(root.issue(s -> s.subject("CN=Root").usage(KeyUsage.digitalSignature)));
    Issued alice = issue();
    X509CRL list = listKey.crl(l -> l.revoke(alice.certificate(), MAY, CRLReason.SUPERSEDED));

    assertThat(status(alice, root, List.of(list), listKey.certificate())).isEqualTo("REVOKED");
    assertThat(status(alice, root, List.of(list))).contains("not signed by");
    assertThat(status(alice, root, List.of(wrongUse.crl(l -> {})), wrongUse.certificate()))
        .contains("cRLSign");
    assertThat(
            Lists.asked(List.of(list), NOW)
                .statusOf(Asked.about(alice, root, List.of(), root.certificate()))
                .toString())
        .contains("not signed by");
  }

  @Test
  void mergesADeltaIntoItsBase() {
    Issued alice = issue();
    X509CRL base =
        root.crl(l -> l.number(5).revoke(alice.certificate(), MAY, CRLReason.CERTIFICATE_HOLD));
    Consumer<CrlSpec> later = l -> l.valid("2026-05-20T00:00:00Z", "2026-06-20T00:00:00Z");
    Consumer<CrlSpec> lifted = l -> l.revoke(alice.certificate(), MAY, CRLReason.REMOVE_FROM_CRL);
    X509CRL delta = root.crl(later.andThen(lifted).andThen(l -> l.number(6).deltaTo(5)));

    assertThat(status(alice, base)).isEqualTo("REVOKED");
    assertThat(status(alice, base, delta)).isEqualTo("GOOD");
    assertThat(status(alice, delta, base)).isEqualTo("GOOD");
    assertThat(status(alice, delta)).contains("no revocation list");
    for (X509CRL wrong :
        List.of(
            root.crl(later.andThen(lifted).andThen(l -> l.number(7).deltaTo(6))),
            root.crl(later.andThen(lifted).andThen(l -> l.number(5).deltaTo(4))),
            root.crl(
                later.andThen(lifted).andThen(l -> l.number(6).deltaTo(5).scope(part(null, true)))),
            root.crl(
                later
                    .andThen(lifted)
                    .andThen(l -> l.number(6).deltaTo(5).signedBy(TestKeys.ec()))))) {
      assertThat(status(alice, base, wrong)).isEqualTo("REVOKED");
    }
  }

  @Test
  void renewsAStaleBaseByACurrentDelta() {
    Issued alice = issue();
    X509CRL base = root.crl(l -> l.number(5).valid("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z"));
    X509CRL delta =
        root.crl(l -> l.number(9).deltaTo(5).valid("2026-05-20T00:00:00Z", "2026-06-20T00:00:00Z"));
    X509CRL revoking =
        root.crl(
            l ->
                l.number(9)
                    .deltaTo(5)
                    .valid("2026-05-20T00:00:00Z", "2026-06-20T00:00:00Z")
                    .revoke(alice.certificate(), MAY, CRLReason.KEY_COMPROMISE));

    assertThat(status(alice, base)).contains("stale");
    assertThat(status(alice, base, delta)).isEqualTo("GOOD");
    assertThat(status(alice, base, revoking)).isEqualTo("REVOKED");
    RevocationStatus good =
        Lists.asked(List.of(), NOW).statusOf(Asked.about(alice, root, List.of(base, delta)));
    assertThat(((RevocationStatus.Good) good).evidence())
        .singleElement()
        .satisfies(
            evidence -> {
              assertThat(evidence.kind()).isEqualTo(Evidence.Kind.LIST_AND_DELTA);
              assertThat(evidence.content()).contains(Lists.read(delta).fingerprint());
              assertThat(evidence.thisUpdate()).isEqualTo("2026-05-20T00:00:00Z");
            });
  }

  @Test
  void doesWithoutNextUpdateWithinTheAgeOfThePolicy() {
    assertThat(status(issue(), root.crl(CrlSpec::withoutNextUpdate))).isEqualTo("GOOD");
  }

  @Test
  void saysWhatIsWrongWithDistributionPointsThatCannotBeRead() {
    Issued alice = root.issue(s -> s.extension("2.5.29.31", false, new byte[] {0x30, 0x00}));

    assertThat(status(alice, root.crl(l -> {}))).contains("distribution points cannot be read");
  }

  private String status(Issued certificate, X509CRL... lists) {
    return status(certificate, root, List.of(lists));
  }

  /** GOOD, REVOKED, or everything that is missing. */
  private static String status(
      Issued certificate, TestAuthority issuer, List<X509CRL> lists, X509Certificate... trusted) {
    return Lists.asked(List.of(), NOW)
        .statusOf(Asked.about(certificate, issuer, lists, trusted))
        .match(good -> "GOOD", revoked -> "REVOKED", unknown -> unknown.because().toString());
  }

  private X509CRL list(IssuingDistributionPoint point) {
    return root.crl(l -> l.scope(point));
  }

  private Issued issue(DistributionPoint... points) {
    return root.issue(s -> points(s.subject("CN=Alice"), points));
  }

  private void delegate(CertificateSpec spec) {
    GeneralName name =
        new GeneralName(
            X500Name.getInstance(lister.certificate().getSubjectX500Principal().getEncoded()));
    points(spec, point(null, null, new GeneralNames(name)));
  }

  private static void points(CertificateSpec spec, DistributionPoint... points) {
    if (points.length > 0) {
      Extension extension =
          CrlSpec.encoded(Extension.cRLDistributionPoints, false, new CRLDistPoint(points));
      spec.extension("2.5.29.31", false, extension.getExtnValue().getOctets());
    }
  }

  private static DistributionPoint point(
      DistributionPointName name, ReasonFlags reasons, GeneralNames issuer) {
    return new DistributionPoint(name, reasons, issuer);
  }

  private static IssuingDistributionPoint part(DistributionPointName name, boolean indirect) {
    return new IssuingDistributionPoint(name, false, false, null, indirect, false);
  }

  private static IssuingDistributionPoint reasons(int flags) {
    return new IssuingDistributionPoint(null, false, false, new ReasonFlags(flags), false, false);
  }

  private static DistributionPointName uri(String uri) {
    return new DistributionPointName(
        new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, uri)));
  }

  private static DistributionPointName directory(String name) {
    byte[] der = new javax.security.auth.x500.X500Principal(name).getEncoded();
    return new DistributionPointName(new GeneralNames(new GeneralName(X500Name.getInstance(der))));
  }

  private static Extension reason() {
    return CrlSpec.encoded(
        Extension.reasonCode, false, new org.bouncycastle.asn1.ASN1Enumerated(1));
  }
}
