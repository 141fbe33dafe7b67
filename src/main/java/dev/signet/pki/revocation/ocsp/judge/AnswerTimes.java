package dev.signet.pki.revocation.ocsp.judge;

import dev.signet.pki.revocation.Evidence;
import dev.signet.pki.revocation.RevocationQuestion;
import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.pki.revocation.ocsp.answer.SingleAnswer;
import dev.signet.pki.revocation.ocsp.answer.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a genuine statement proves about the asked time (RFC 6960 sections 2.4 and 4.2.2.1).
 *
 * @param now by the clock of this service; later than the asked time for questions about the past
 * @param tolerance by which the clocks of others may differ from ours
 */
record AnswerTimes(RevocationQuestion question, Instant now, Duration tolerance) {

  /** The status at the asked time, or why the statement proves none. */
  RevocationStatus statusBy(SingleAnswer single, Instant producedAt, Evidence evidence) {
    Optional<String> impossible = impossible(single, producedAt);
    if (impossible.isPresent()) {
      return RevocationStatus.Unknown.because(impossible.get());
    }
    if (single.statement() instanceof Statement.Unknown) {
      return RevocationStatus.Unknown.because(
          "the responder does not know the certificate (RFC 6960 2.2)");
    }
    if (single.statement() instanceof Statement.Revoked revoked && counts(revoked)) {
      return revoked(single, revoked, evidence);
    }
    return unproven(single)
        .<RevocationStatus>map(RevocationStatus.Unknown::because)
        .orElseGet(() -> RevocationStatus.Good.by(evidence));
  }

  /** Times that no honest responder with a right clock writes. */
  private Optional<String> impossible(SingleAnswer single, Instant producedAt) {
    Instant latest = now.plus(tolerance);
    if (single.thisUpdate().isAfter(latest) || producedAt.isAfter(latest)) {
      return Optional.of(
          "it is from the future: thisUpdate "
              + single.thisUpdate()
              + ", producedAt "
              + producedAt
              + ", our clock "
              + now
              + " (RFC 6960 4.2.2.1)");
    }
    return single
        .nextUpdate()
        .filter(next -> next.isBefore(single.thisUpdate()))
        .map(next -> "its nextUpdate " + next + " is before thisUpdate " + single.thisUpdate());
  }

  /** Asked about now, every revocation counts; asked about the past, those made by then. */
  private boolean counts(Statement.Revoked revoked) {
    boolean aboutNow = !question.at().isBefore(now.minus(tolerance));
    return aboutNow || !revoked.since().isAfter(question.at());
  }

  /** What is final stays true when the statement is stale; a hold may have been lifted. */
  private RevocationStatus revoked(
      SingleAnswer single, Statement.Revoked revoked, Evidence evidence) {
    Optional<String> unproven = revoked.isFinal() ? Optional.empty() : outside(single);
    return unproven
        .<RevocationStatus>map(RevocationStatus.Unknown::because)
        .orElseGet(() -> new RevocationStatus.Revoked(revoked.since(), revoked.reason(), evidence));
  }

  /** Why the statement does not show that the certificate was good; empty when it does. */
  private Optional<String> unproven(SingleAnswer single) {
    return isLater(single) ? forgotten(single) : outside(single);
  }

  private boolean isLater(SingleAnswer single) {
    return question.at().isBefore(single.thisUpdate().minus(tolerance));
  }

  /**
   * A later statement covers earlier times, because a revocation is remembered: until the
   * certificate expires, and as far back as the archive goes (RFC 6960 section 4.4.4).
   */
  private Optional<String> forgotten(SingleAnswer single) {
    Instant expiry = question.certificate().notAfter();
    boolean remembered =
        single.statement() instanceof Statement.Revoked
            || !single.thisUpdate().isAfter(expiry)
            || single.archiveCutoff().filter(cutoff -> !cutoff.isAfter(expiry)).isPresent();
    return remembered
        ? Optional.empty()
        : Optional.of(
            "its thisUpdate "
                + single.thisUpdate()
                + " is after the certificate expired, and it does not say that older revocations"
                + " are kept (RFC 6960 4.4.4)");
  }

  private Optional<String> outside(SingleAnswer single) {
    Instant at = question.at();
    if (isLater(single)) {
      return Optional.of("its thisUpdate " + single.thisUpdate() + " is after " + at);
    }
    Optional<Instant> over = single.nextUpdate().filter(next -> at.isAfter(next.plus(tolerance)));
    if (over.isPresent()) {
      return Optional.of("it is stale at " + at + ": its nextUpdate is " + over.get());
    }
    Duration age = Duration.between(single.thisUpdate(), at);
    return age.compareTo(question.policy().oldest()) > 0
        ? Optional.of(
            "it is older than the policy admits: its thisUpdate is " + single.thisUpdate())
        : Optional.empty();
  }
}
