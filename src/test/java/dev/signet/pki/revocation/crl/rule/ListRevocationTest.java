package dev.signet.pki.revocation.crl.rule;

import static dev.signet.testkit.TestAuthority.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.algorithm.AlgorithmPolicy;
import dev.signet.pki.revocation.RevocationQuestion;
import dev.signet.pki.revocation.RevocationSource;
import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.testkit.Asked;
import dev.signet.testkit.CrlSpec;
import dev.signet.testkit.Issued;
import dev.signet.testkit.Lists;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.CRLReason;
import java.security.cert.X509CRL;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

class ListRevocationTest {

  private static final String MAY = "2026-05-10T00:00:00Z";

  private final TestAuthority root = TestAuthority.root("Root");
  private final Issued alice = root.issue(spec -> spec.subject("CN=Alice"));

  @Test
  void saysGoodByACurrentList() {
    assertThat(status(list -> {})).isInstanceOf(RevocationStatus.Good.class);
  }

  @Test
  void saysRevokedWithTimeAndReason() {
    assertThat(status(list -> list.revoke(alice.certificate(), MAY, CRLReason.KEY_COMPROMISE)))
        .satisfies(Asked.revoked(Instant.parse(MAY), "keyCompromise"));
    assertThat(status(list -> list.revoke(alice.certificate(), MAY, CRLReason.UNSPECIFIED)))
        .satisfies(Asked.revoked(Instant.parse(MAY), "unspecified"));
    assertThat(status(list -> list.revoke(alice.certificate(), MAY, CRLReason.CERTIFICATE_HOLD)))
        .satisfies(Asked.revoked(Instant.parse(MAY), "certificateHold"));
  }

  @Test
  void takesAnEntryOfACurrentListAsRevokedWhateverItsDate() {
    assertThat(
            status(
                list ->
                    list.revoke(alice.certificate(), "2026-06-02T00:00:00Z", CRLReason.SUPERSEDED)))
        .isInstanceOf(RevocationStatus.Revoked.class);
  }

  @Test
  void passesOverALineThatLiftsAHold() {
    assertThat(status(list -> list.revoke(alice.certificate(), MAY, CRLReason.REMOVE_FROM_CRL)))
        .isInstanceOf(RevocationStatus.Good.class);
  }

  @Test
  void passesOverAListThatIsSignedMoreWeaklyThanThePolicyAdmits() {
    ListRevocation source = Lists.asked(List.of(root.crl(list -> {})), NOW);
    RevocationQuestion question = Asked.about(alice.certificate(), root.certificate(), NOW);
    AlgorithmPolicy ended =
        new AlgorithmPolicy(
            "ended",
            List.of(
                AlgorithmPolicy.Rule.digest("SHA-256").until(NOW),
                AlgorithmPolicy.Rule.key("P-256", 256)));

    assertUnknown(source.admitting(ended).statusOf(question), "signed too weakly: SHA-256");
    assertThat(source.admitting(ended).statusOf(question.asOf(NOW.minusSeconds(1))))
        .isInstanceOf(RevocationStatus.Good.class);
    assertThat(source.admitting(AlgorithmPolicy.MODERN).statusOf(question))
        .isInstanceOf(RevocationStatus.Good.class);
  }

  @Test
  void knowsNothingWithoutAListOfThatIssuer() {
    X509CRL other = TestAuthority.root("Other").crl(list -> {});

    assertUnknown(
        source(other).statusOf(Asked.about(alice.certificate(), root.certificate(), NOW)),
        "no revocation list of 'CN=Root'");
  }

  @Test
  void knowsNothingByAStaleOrAFutureList() {
    assertUnknown(
        status(list -> list.valid("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z")), "stale");
    assertUnknown(
        status(list -> list.valid("2026-06-02T00:00:00Z", "2026-07-01T00:00:00Z")),
        "after the asked time");
  }

  @Test
  void keepsAFinalRevocationFromAStaleListButNotAHold() {
    Consumer<CrlSpec> stale = list -> list.valid("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z");
    String january = "2026-01-01T00:00:00Z";

    assertThat(
            status(
                stale.andThen(
                    l -> l.revoke(alice.certificate(), january, CRLReason.KEY_COMPROMISE))))
        .isInstanceOf(RevocationStatus.Revoked.class);
    assertUnknown(
        status(
            stale.andThen(l -> l.revoke(alice.certificate(), january, CRLReason.CERTIFICATE_HOLD))),
        "stale");
  }

  @Test
  void refusesAListThatTheIssuerDidNotSign() {
    assertUnknown(status(list -> list.signedBy(TestKeys.ec())), "not signed by the issuer");
  }

  @Test
  void refusesAListOfAnIssuerThatMayNotSignLists() {
    TestAuthority mute =
        TestAuthority.of(root.issue(s -> s.subject("CN=Mute").usage(KeyUsage.keyCertSign)));
    Issued bob = mute.issue(spec -> {});

    assertUnknown(
        source(mute.crl(l -> {})).statusOf(Asked.about(bob.certificate(), mute.certificate(), NOW)),
        "cRLSign");
  }

  @Test
  void refusesUnknownCriticalExtensionsDeltasAndParts() {
    assertUnknown(
        status(l -> l.extension("1.3.6.1.4.1.55555.2", true, new byte[] {5, 0})),
        "unknown critical");
    assertUnknown(
        status(l -> l.extension("2.5.29.27", true, der(new CRLNumber(java.math.BigInteger.ONE)))),
        "there is no revocation list");
    DistributionPointName part =
        new DistributionPointName(
            new GeneralNames(
                new GeneralName(
                    GeneralName.uniformResourceIdentifier, "http://example.org/1.crl")));
    assertUnknown(
        status(l -> l.extension("2.5.29.28", true, der(point(part, false, false, false)))),
        "one part only");
  }

  @Test
  void keepsToTheKindOfCertificateThatTheListCovers() {
    TestAuthority middle = root.intermediate("Middle");
    RevocationSource users =
        source(root.crl(l -> l.extension("2.5.29.28", true, der(point(null, true, false, false)))));
    RevocationSource cas =
        source(root.crl(l -> l.extension("2.5.29.28", true, der(point(null, false, true, false)))));

    assertThat(users.statusOf(Asked.about(alice.certificate(), root.certificate(), NOW)))
        .isInstanceOf(RevocationStatus.Good.class);
    assertThat(cas.statusOf(Asked.about(middle.certificate(), root.certificate(), NOW)))
        .isInstanceOf(RevocationStatus.Good.class);
    assertUnknown(
        users.statusOf(Asked.about(middle.certificate(), root.certificate(), NOW)),
        "end entities only");
    assertUnknown(
        cas.statusOf(Asked.about(alice.certificate(), root.certificate(), NOW)),
        "authorities only");
  }

  /** A look at every entry would cost some hundred times as much. */
  @Test
  void answersFromALongListAboutAsFastAsFromAShortOne() {
    RevocationSource shortList = source(root.crl(l -> l.revokeSerials(1, 50)));
    RevocationSource longList = source(root.crl(l -> l.revokeSerials(1, 10_000)));
    Issued listed = root.issue(s -> s.serial(9_999));
    RevocationQuestion question = Asked.about(alice.certificate(), root.certificate(), NOW);
    assertThat(longList.statusOf(Asked.about(listed.certificate(), root.certificate(), NOW)))
        .isInstanceOf(RevocationStatus.Revoked.class);
    assertThat(longList.statusOf(question)).isInstanceOf(RevocationStatus.Good.class);
    shortList.statusOf(question);

    long few = nanos(() -> shortList.statusOf(question));
    long many = nanos(() -> longList.statusOf(question));

    assertThat(many).isLessThan(few * 50);
  }

  private static long nanos(Runnable one) {
    long begin = System.nanoTime();
    for (int i = 0; i < 500; i++) {
      one.run();
    }
    return System.nanoTime() - begin;
  }

  private RevocationStatus status(Consumer<CrlSpec> wishes) {
    return source(root.crl(wishes))
        .statusOf(Asked.about(alice.certificate(), root.certificate(), NOW));
  }

  private static RevocationSource source(X509CRL... lists) {
    return Lists.asked(List.of(lists), NOW);
  }

  private static void assertUnknown(RevocationStatus status, String because) {
    assertThat(status).isInstanceOf(RevocationStatus.Unknown.class);
    assertThat(String.join("; ", ((RevocationStatus.Unknown) status).because())).contains(because);
  }

  private static IssuingDistributionPoint point(
      DistributionPointName name, boolean users, boolean authorities, boolean indirect) {
    return new IssuingDistributionPoint(name, users, authorities, null, indirect, false);
  }

  private static byte[] der(ASN1Object content) {
    try {
      return content.getEncoded();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
