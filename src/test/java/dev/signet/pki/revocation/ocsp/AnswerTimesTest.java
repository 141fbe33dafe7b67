package dev.signet.pki.revocation.ocsp;

import static dev.signet.pki.revocation.ocsp.OcspLab.NOW;
import static dev.signet.pki.revocation.ocsp.Says.good;
import static dev.signet.pki.revocation.ocsp.Says.unknown;
import static dev.signet.testkit.Asked.revoked;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.junit.jupiter.api.Test;

/** What an answer proves about which time (RFC 6960 sections 2.4, 4.2.2.1 and 4.4.4). */
class AnswerTimesTest {

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration SKEW = Duration.ofMinutes(4);
  private static final String ARCHIVE_CUTOFF = "1.3.6.1.5.5.7.48.1.6";
  private static final int HOLD = 6;

  private final OcspLab lab = new OcspLab();

  @Test
  void aStaleAnswerLeavesItOpen() {
    assertThat(lab.judgeDirect(a -> a.current(NOW.minus(DAY), NOW.minus(HOUR)).good(lab.leaf)))
        .satisfies(unknown("it is stale"));
  }

  @Test
  void anAnswerFromTheFutureLeavesItOpen() {
    assertThat(lab.judgeDirect(a -> a.current(NOW.plus(HOUR), NOW.plus(DAY)).good(lab.leaf)))
        .satisfies(unknown("it is from the future"));
    assertThat(lab.judgeDirect(a -> a.good(lab.leaf).producedAt(NOW.plus(HOUR))))
        .satisfies(unknown("it is from the future"));
  }

  @Test
  void clocksMayDifferByMinutes() {
    assertThat(lab.judgeDirect(a -> a.current(NOW.plus(SKEW), NOW.plus(DAY)).good(lab.leaf)))
        .satisfies(good());
    assertThat(lab.judgeDirect(a -> a.current(NOW.minus(DAY), NOW.minus(SKEW)).good(lab.leaf)))
        .satisfies(good());
    Instant since = NOW.plus(Duration.ofMinutes(3));
    assertThat(
            lab.judgeDirect(
                a -> a.current(NOW.plus(SKEW), NOW.plus(DAY)).revoked(lab.leaf, since, 1)))
        .satisfies(revoked(since, "keyCompromise"));
  }

  @Test
  void aClockThatIsOffByADayLeavesItOpenInBothDirections() {
    lab.now = NOW.minus(DAY);
    lab.at = lab.now;
    assertThat(lab.judgeDirect(a -> a.current(NOW, NOW.plus(HOUR)).good(lab.leaf)))
        .satisfies(unknown("it is from the future"))
        .satisfies(unknown("our clock " + lab.now));

    lab.now = NOW.plus(DAY);
    lab.at = lab.now;
    assertThat(lab.judgeDirect(a -> a.current(NOW, NOW.plus(HOUR)).good(lab.leaf)))
        .satisfies(unknown("it is stale"));
  }

  @Test
  void timesInTheWrongOrderLeaveItOpen() {
    assertThat(lab.judgeDirect(a -> a.current(NOW, NOW.minus(HOUR)).good(lab.leaf)))
        .satisfies(unknown("is before thisUpdate"));
  }

  @Test
  void anAnswerWithoutAnEndIsBelievedAsLongAsThePolicyAdmits() {
    lab.policy = OcspLab.policy(false, false, Duration.ofDays(3));

    assertThat(lab.judgeDirect(a -> a.undated(NOW.minus(DAY.multipliedBy(2))).good(lab.leaf)))
        .satisfies(good());
    assertThat(lab.judgeDirect(a -> a.undated(NOW.minus(DAY.multipliedBy(4))).good(lab.leaf)))
        .satisfies(unknown("older than the policy admits"));
  }

  @Test
  void noAnswerIsBelievedLongerThanThePolicyAdmitsWhateverItSays() {
    lab.policy = OcspLab.policy(false, false, Duration.ofDays(3));

    assertThat(
            lab.judgeDirect(
                a -> a.current(NOW.minus(DAY.multipliedBy(4)), NOW.plus(DAY)).good(lab.leaf)))
        .satisfies(unknown("older than the policy admits"));
  }

  @Test
  void aFinalRevocationStaysTrueInAStaleAnswer() {
    Instant since = NOW.minus(DAY.multipliedBy(9));

    assertThat(
            lab.judgeDirect(
                a -> a.current(NOW.minus(DAY), NOW.minus(HOUR)).revoked(lab.leaf, since, 1)))
        .satisfies(revoked(since, "keyCompromise"));
  }

  @Test
  void aHoldInAStaleAnswerMayHaveBeenLifted() {
    Instant since = NOW.minus(DAY.multipliedBy(9));

    assertThat(
            lab.judgeDirect(
                a -> a.current(NOW.minus(DAY), NOW.minus(HOUR)).revoked(lab.leaf, since, HOLD)))
        .satisfies(unknown("it is stale"));
    assertThat(lab.judgeDirect(a -> a.revoked(lab.leaf, since, HOLD)))
        .satisfies(revoked(since, "certificateHold"));
  }

  @Test
  void whatWasRevokedLaterWasGoodThen() {
    Instant since = NOW.minus(DAY.multipliedBy(9));
    lab.at = since.minus(DAY);
    assertThat(lab.judgeDirect(a -> a.revoked(lab.leaf, since, 1))).satisfies(good());

    lab.at = since.plus(DAY);
    assertThat(lab.judgeDirect(a -> a.revoked(lab.leaf, since, 1)))
        .satisfies(revoked(since, "keyCompromise"));
  }

  @Test
  void whatIsGoodNowWasGoodThen() {
    lab.at = NOW.minus(DAY.multipliedBy(100));

    assertThat(lab.judgeDirect(a -> a.good(lab.leaf))).satisfies(good());
  }

  @Test
  void aKeptAnswerProvesItsOwnTimes() {
    lab.at = NOW.minus(DAY.multipliedBy(100));
    Instant from = lab.at.minus(HOUR);

    assertThat(lab.judgeDirect(a -> a.current(from, lab.at.plus(HOUR)).good(lab.leaf)))
        .satisfies(good());
    assertThat(lab.judgeDirect(a -> a.current(from.minus(DAY), from).good(lab.leaf)))
        .satisfies(unknown("it is stale"));
  }

  @Test
  void anExpiredCertificateIsForgottenUnlessTheArchiveSaysOtherwise() {
    OcspLab expired =
        new OcspLab(spec -> spec.valid("2025-01-01T00:00:00Z", "2026-01-01T00:00:00Z"));
    expired.at = Instant.parse("2025-06-01T00:00:00Z");

    assertThat(expired.judgeDirect(a -> a.good(expired.leaf)))
        .satisfies(unknown("after the certificate expired"));
    assertThat(
            expired.judgeDirect(
                a -> a.single(ARCHIVE_CUTOFF, false, time("2025-12-01")).good(expired.leaf)))
        .satisfies(good());
    assertThat(
            expired.judgeDirect(
                a -> a.single(ARCHIVE_CUTOFF, false, time("2026-02-01")).good(expired.leaf)))
        .satisfies(unknown("after the certificate expired"));
  }

  private static byte[] time(String day) {
    try {
      return new DERGeneralizedTime(Date.from(Instant.parse(day + "T00:00:00Z"))).getEncoded();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
