package dev.signet.pki.revocation;

import static dev.signet.testkit.TestAuthority.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.extension.RevocationReason;
import dev.signet.testkit.Asked;
import dev.signet.testkit.CrlSpec;
import dev.signet.testkit.Issued;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.CRLReason;
import java.security.cert.X509CRL;
import java.time.Duration;
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
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class CrlRevocationTest {

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
  void saysGoodBeforeTheRevocationDate() {
    assertThat(
            status(
                list ->
                    list.revoke(alice.certificate(), "2026-06-02T00:00:00Z", CRLReason.SUPERSEDED)))
        .isInstanceOf(RevocationStatus.Good.class);
  }

  @Test
  void passesOverALineThatLiftsAHold() {
    assertThat(status(list -> list.revoke(alice.certificate(), MAY, CRLReason.REMOVE_FROM_CRL)))
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
        "delta");
    DistributionPointName part =
        new DistributionPointName(
            new GeneralNames(
                new GeneralName(
                    GeneralName.uniformResourceIdentifier, "http://example.org/1.crl")));
    assertUnknown(
        status(l -> l.extension("2.5.29.28", true, der(point(part, false, false, false)))),
        "one part only");
    assertUnknown(
        status(l -> l.extension("2.5.29.28", true, der(point(null, false, false, true)))),
        "indirect");
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

  @Test
  void answersAsFastFromALongListAsFromAShortOne() {
    RevocationSource longList = source(root.crl(l -> l.revokeSerials(1, 50_000)));
    Issued listed = root.issue(s -> s.serial(49_999));
    assertThat(longList.statusOf(Asked.about(listed.certificate(), root.certificate(), NOW)))
        .isInstanceOf(RevocationStatus.Revoked.class);

    Assertions.assertTimeout(
        Duration.ofSeconds(2),
        () -> {
          int good = 0;
          for (int i = 0; i < 10_000; i++) {
            good +=
                isGood(longList.statusOf(Asked.about(alice.certificate(), root.certificate(), NOW)))
                    ? 1
                    : 0;
          }
          assertThat(good).isEqualTo(10_000);
        });
  }

  @Test
  void letsTheStrongestOfSeveralSourcesWin() {
    RevocationSource good = question -> Asked.GOOD;
    RevocationSource revoked =
        question -> new RevocationStatus.Revoked(NOW, RevocationReason.SUPERSEDED, Asked.EVIDENCE);
    RevocationSource deaf = question -> RevocationStatus.Unknown.because("deaf");
    RevocationSource blind = question -> RevocationStatus.Unknown.because("blind");

    assertThat(asked(deaf, good, revoked)).isInstanceOf(RevocationStatus.Revoked.class);
    assertThat(asked(deaf, good)).isInstanceOf(RevocationStatus.Good.class);
    assertThat(asked(deaf, blind))
        .isEqualTo(new RevocationStatus.Unknown(List.of("deaf", "blind")));
    assertUnknown(asked(), "no revocation source");
  }

  private RevocationStatus asked(RevocationSource... sources) {
    return new RevocationSources(List.of(sources))
        .statusOf(Asked.about(alice.certificate(), root.certificate(), NOW));
  }

  private RevocationStatus status(Consumer<CrlSpec> wishes) {
    return source(root.crl(wishes))
        .statusOf(Asked.about(alice.certificate(), root.certificate(), NOW));
  }

  private static RevocationSource source(X509CRL... lists) {
    return new CrlRevocation(List.of(lists), TestKeys.BC);
  }

  private static boolean isGood(RevocationStatus status) {
    return status instanceof RevocationStatus.Good;
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
