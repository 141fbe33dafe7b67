package dev.signet.pki.revocation.crl.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.testkit.Asked;
import dev.signet.testkit.CrlSpec;
import dev.signet.testkit.Issued;
import dev.signet.testkit.Lists;
import dev.signet.testkit.TestAuthority;
import java.security.cert.CRLReason;
import java.security.cert.X509CRL;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;

/** What lists from before and after the asked time prove; the certificate is Alice's, to 2035. */
class PastAndPresentTest {

  private static final Instant ASKED = Instant.parse("2026-03-15T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

  private final TestAuthority root = TestAuthority.root("Root");
  private final Issued alice = root.issue(spec -> spec.subject("CN=Alice"));

  private final Consumer<CrlSpec> february =
      l -> l.valid("2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z");
  private final Consumer<CrlSpec> march =
      l -> l.valid("2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z");
  private final Consumer<CrlSpec> may =
      l -> l.valid("2026-05-01T00:00:00Z", "2026-06-01T00:00:00Z");

  @Test
  void answersFromTheListThatWasCurrentThen() {
    assertThat(status(march)).isInstanceOf(RevocationStatus.Good.class);
    assertThat(status(march.andThen(revoke("2026-02-10T00:00:00Z", CRLReason.SUPERSEDED))))
        .satisfies(Asked.revoked(Instant.parse("2026-02-10T00:00:00Z"), "superseded"));
    assertThat(status(march.andThen(revoke("2026-02-10T00:00:00Z", CRLReason.CERTIFICATE_HOLD))))
        .isInstanceOf(RevocationStatus.Revoked.class);
  }

  @Test
  void takesALaterListWhoseEntryIsDatedBefore() {
    assertThat(status(may.andThen(revoke("2026-03-14T00:00:00Z", CRLReason.KEY_COMPROMISE))))
        .satisfies(Asked.revoked(Instant.parse("2026-03-14T00:00:00Z"), "keyCompromise"));
    assertThat(status(may.andThen(revoke("2026-03-14T00:00:00Z", CRLReason.CERTIFICATE_HOLD))))
        .isInstanceOf(RevocationStatus.Revoked.class);
  }

  @Test
  void takesALaterListThatDoesNotListItOrListsItLater() {
    assertThat(status(may)).isInstanceOf(RevocationStatus.Good.class);
    assertThat(status(may.andThen(revoke("2026-03-16T00:00:00Z", CRLReason.KEY_COMPROMISE))))
        .isInstanceOf(RevocationStatus.Good.class);
  }

  @Test
  void countsTheDateSinceWhichTheIssuerItselfHoldsItInvalid() {
    Extension invalid =
        CrlSpec.encoded(
            Extension.invalidityDate, false, new ASN1GeneralizedTime("20260301000000Z"));
    assertThat(
            status(
                may.andThen(
                    l ->
                        l.entry(
                            alice.certificate().getSerialNumber().longValueExact(),
                            "2026-04-20T00:00:00Z",
                            invalid))))
        .satisfies(Asked.revoked(Instant.parse("2026-03-01T00:00:00Z"), "unspecified"));
  }

  @Test
  void learnsNothingFromALaterListAboutWhatHadExpired() {
    Issued old =
        root.issue(s -> s.subject("CN=Old").valid("2025-01-01T00:00:00Z", "2026-04-01T00:00:00Z"));
    assertThat(status(old, may)).isInstanceOf(RevocationStatus.Unknown.class);
    assertThat(status(old, may).toString()).contains("expired");
    Consumer<CrlSpec> keeping =
        may.andThen(
            l -> l.extension("2.5.29.60", false, der(new ASN1GeneralizedTime("20200101000000Z"))));
    assertThat(status(old, keeping)).isInstanceOf(RevocationStatus.Good.class);
    assertThat(status(old, march)).isInstanceOf(RevocationStatus.Good.class);
  }

  @Test
  void keepsAFinalRevocationFromAStaleListButNothingElse() {
    assertThat(status(february)).isInstanceOf(RevocationStatus.Unknown.class);
    assertThat(status(february.andThen(revoke("2026-01-10T00:00:00Z", CRLReason.CERTIFICATE_HOLD))))
        .isInstanceOf(RevocationStatus.Unknown.class);
    assertThat(status(february.andThen(revoke("2026-01-10T00:00:00Z", CRLReason.KEY_COMPROMISE))))
        .isInstanceOf(RevocationStatus.Revoked.class);
  }

  @Test
  void refusesAListOfTheFutureEvenForAQuestionAboutTheFuture() {
    X509CRL future = root.crl(l -> l.valid("2026-06-02T00:00:00Z", "2026-07-01T00:00:00Z"));
    for (String at : List.of("2026-05-20T00:00:00Z", "2026-06-15T00:00:00Z")) {
      assertThat(
              Lists.asked(List.of(future), NOW)
                  .statusOf(
                      Asked.about(alice.certificate(), root.certificate(), Instant.parse(at))))
          .isInstanceOf(RevocationStatus.Unknown.class);
    }
  }

  @Test
  void letsTheNewestListOfThatTimeSpeakAboutAHold() {
    Consumer<CrlSpec> early = l -> l.valid("2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z");
    Consumer<CrlSpec> late = l -> l.valid("2026-03-10T00:00:00Z", "2026-04-01T00:00:00Z");
    Consumer<CrlSpec> hold = revoke("2026-02-10T00:00:00Z", CRLReason.CERTIFICATE_HOLD);

    assertThat(status(early.andThen(hold), late)).isInstanceOf(RevocationStatus.Good.class);
    assertThat(status(early, late.andThen(hold))).isInstanceOf(RevocationStatus.Revoked.class);
  }

  @Test
  void letsWhatBecameKnownLaterWinOverTheListOfThatTime() {
    assertThat(status(march, may.andThen(revoke("2026-03-14T00:00:00Z", CRLReason.KEY_COMPROMISE))))
        .isInstanceOf(RevocationStatus.Revoked.class);
  }

  /** All orders of the lists give one answer, asked in each of the tests here. */
  @SafeVarargs
  private RevocationStatus status(Consumer<CrlSpec>... wishes) {
    return status(alice, wishes);
  }

  @SafeVarargs
  private RevocationStatus status(Issued certificate, Consumer<CrlSpec>... wishes) {
    List<X509CRL> lists = new ArrayList<>();
    for (Consumer<CrlSpec> wish : wishes) {
      lists.add(root.crl(wish));
    }
    RevocationStatus one = asked(certificate, lists);
    Collections.reverse(lists);
    assertThat(asked(certificate, lists)).isEqualTo(one);
    return one;
  }

  private RevocationStatus asked(Issued certificate, List<X509CRL> lists) {
    return Lists.asked(lists, NOW)
        .statusOf(Asked.about(certificate.certificate(), root.certificate(), ASKED));
  }

  private Consumer<CrlSpec> revoke(String since, CRLReason reason) {
    return list -> list.revoke(alice.certificate(), since, reason);
  }

  private static byte[] der(ASN1GeneralizedTime time) {
    return CrlSpec.encoded(Extension.noRevAvail, false, time).getExtnValue().getOctets();
  }
}
