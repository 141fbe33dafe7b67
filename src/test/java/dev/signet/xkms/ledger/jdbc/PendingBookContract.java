package dev.signet.xkms.ledger.jdbc;

import static dev.signet.xkms.ledger.jdbc.Waiting.NOW;
import static dev.signet.xkms.ledger.jdbc.Waiting.ROOMY;
import static dev.signet.xkms.ledger.jdbc.Waiting.WEEK;
import static dev.signet.xkms.ledger.jdbc.Waiting.ending;
import static dev.signet.xkms.ledger.jdbc.Waiting.fresh;
import static dev.signet.xkms.ledger.jdbc.Waiting.lease;
import static dev.signet.xkms.ledger.jdbc.Waiting.leased;
import static dev.signet.xkms.ledger.jdbc.Waiting.octets;
import static dev.signet.xkms.ledger.jdbc.Waiting.request;
import static dev.signet.xkms.ledger.jdbc.Waiting.voice;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.xkms.ledger.Kept;
import dev.signet.xkms.ledger.PendingBook;
import dev.signet.xkms.ledger.PendingBook.Entered;
import dev.signet.xkms.ledger.PendingBook.Heard;
import dev.signet.xkms.ledger.PendingEntry;
import dev.signet.xkms.ledger.PendingEntry.State;
import dev.signet.xkms.ledger.PendingRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What a book of pending requests does on every database. */
interface PendingBookContract {
  /** The database of this test. */
  DataSource database();

  /** A book as another node, or the next start, opens it. */
  private JdbcPendingBook book() {
    return new JdbcPendingBook(database());
  }

  private void enter(PendingRequest request) {
    assertThat(book().enter(fresh(request), ROOMY)).isEqualTo(Entered.YES);
  }

  private PendingEntry found(String id) {
    return book().find(id, NOW).orElseThrow();
  }

  private long number(String id) {
    return found(id).number();
  }

  @Test
  default void aRequestComesBackAsItWasEntered() {
    enter(request("_1", 2));
    PendingEntry entry = found("_1");
    assertThat(entry.request()).isEqualTo(request("_1", 2));
    assertThat(entry.message()).contains(new Kept(octets("message"), true));
    assertThat(entry.standing())
        .isEqualTo(
            new PendingEntry.Standing(
                State.APPROVAL, Optional.empty(), PendingEntry.Counts.NONE, 0, WEEK));
    assertThat(entry.approvers()).isEmpty();
  }

  @Test
  default void whatMayBeMissingMayBeMissing() {
    PendingRequest full = request("_1", 0);
    PendingRequest bare =
        new PendingRequest(
            full.ids(),
            full.operation(),
            new PendingRequest.Arrival("p", false, "", "", Optional.empty(), Optional.empty()),
            full.digest(),
            "",
            0,
            octets(""),
            Optional.empty(),
            NOW);
    enter(bare);
    assertThat(found("_1").request()).isEqualTo(bare);
  }

  @Test
  default void noOtherIdLeadsToIt() {
    enter(request("_1", 0));
    for (String other :
        List.of(
            "",
            "_",
            "_2",
            "_1 ",
            "_1\0",
            "\0",
            "%",
            "_1' or '1'='1",
            "x".repeat(10_000),
            "\ud800")) {
      assertThat(book().find(other, NOW)).as(other).isEmpty();
    }
  }

  @Test
  default void aFullBookTakesNoMore() {
    PendingBook.Limits two = new PendingBook.Limits(2, 2, 3);
    assertThat(book().enter(fresh(request("_1", 0)), two)).isEqualTo(Entered.YES);
    assertThat(book().enter(fresh(request("_2", 1)), two)).isEqualTo(Entered.YES);
    assertThat(book().enter(fresh(request("_3", 0)), two)).isEqualTo(Entered.FULL);
    assertThat(book().find("_3", NOW)).isEmpty();
    book().finish("_1", ending("r"));
    assertThat(book().enter(fresh(request("_4", 0)), two)).isEqualTo(Entered.YES);
    book().finish("_4", ending("r"));
    assertThat(book().enter(fresh(request("_5", 0)), two)).isEqualTo(Entered.FULL);
  }

  @Test
  default void onePeerDoesNotFillTheBook() {
    PendingBook.Limits one = new PendingBook.Limits(10, 1, 10);
    assertThat(book().enter(fresh(request("_1", 0, "a")), one)).isEqualTo(Entered.YES);
    assertThat(book().enter(fresh(request("_2", 0, "a")), one)).isEqualTo(Entered.FULL_FOR_PEER);
    assertThat(book().enter(fresh(request("_3", 0, "b")), one)).isEqualTo(Entered.YES);
  }

  @Test
  default void expiredRequestsTakeNoRoomAndAreNotThere() {
    PendingBook.Limits one = new PendingBook.Limits(1, 1, 1);
    enter(request("_1", 1));
    assertThat(book().find("_1", WEEK)).isEmpty();
    assertThat(book().undecided(9, WEEK)).isEmpty();
    assertThat(book().copiesOf(octets("digest of _1"), WEEK)).isEmpty();
    PendingRequest later = request("_2", 0);
    PendingRequest atWeek =
        new PendingRequest(
            later.ids(),
            later.operation(),
            later.arrival(),
            later.digest(),
            "",
            0,
            later.about(),
            Optional.empty(),
            WEEK);
    assertThat(book().enter(fresh(atWeek), one)).isEqualTo(Entered.YES);
  }

  @Test
  default void housekeepingForgetsWhatExpiredAndWhatWasSaidAboutIt() {
    enter(request("_1", 2));
    enter(request("_2", 0));
    book().approve(number("_1"), voice("ann"), WEEK);
    book().finish("_2", ending("r"));
    assertThat(book().forget(WEEK.minusSeconds(1))).isZero();
    assertThat(book().forget(WEEK)).isEqualTo(2);
    assertThat(book().find("_2", NOW)).isEmpty();
  }

  @Test
  default void whatIsBeingCarriedOutIsNotForgotten() {
    PendingBook.Lease lease = new PendingBook.Lease("a", WEEK.plusSeconds(60));
    book().enter(leased(request("_1", 0), lease), ROOMY);
    assertThat(book().forget(WEEK)).isZero();
    assertThat(book().forget(WEEK.plusSeconds(60))).isEqualTo(1);
  }

  @Test
  default void copiesAreFoundByTheirDigest() {
    enter(request("_1", 0));
    enter(request("_2", 0));
    assertThat(book().copiesOf(octets("digest of _2"), NOW))
        .singleElement()
        .satisfies(entry -> assertThat(entry.request().ids().response()).isEqualTo("_2"));
  }

  @Test
  default void theLongestWaitingRequestIsClaimedFirstAndByOneOnly() {
    enter(request("_1", 0));
    enter(request("_2", 0));
    PendingEntry first = book().claim(lease("a", 60), NOW).orElseThrow();
    assertThat(first.request().ids().response()).isEqualTo("_1");
    assertThat(first.standing().attempts()).isEqualTo(1);
    assertThat(first.message()).contains(new Kept(octets("message"), true));
    PendingEntry second = book().claim(lease("b", 60), NOW).orElseThrow();
    assertThat(second.request().ids().response()).isEqualTo("_2");
    assertThat(book().claim(lease("b", 60), NOW)).isEmpty();
  }

  @Test
  default void whatWaitsForOperatorsIsNotClaimed() {
    enter(request("_1", 1));
    assertThat(book().claim(lease("a", 60), NOW)).isEmpty();
  }

  @Test
  default void anEndedLeaseIsTakenOver() {
    enter(request("_1", 0));
    book().claim(lease("a", 60), NOW);
    Instant end = NOW.plusSeconds(60);
    assertThat(book().claim(lease("b", 120), end.minusSeconds(1))).isEmpty();
    assertThat(book().claim(lease("b", 120), end).orElseThrow().standing().attempts()).isEqualTo(2);
    assertThat(book().release("_1", "a", new PendingBook.Return(NOW, true))).isFalse();
    assertThat(book().claim(lease("a", 180), end)).isEmpty();
  }

  @Test
  default void aRenewedLeaseIsNot() {
    enter(request("_1", 0));
    book().claim(lease("a", 60), NOW);
    assertThat(book().renew(lease("a", 120))).isEqualTo(1);
    assertThat(book().renew(lease("b", 120))).isZero();
    assertThat(book().claim(lease("b", 180), NOW.plusSeconds(60))).isEmpty();
  }

  @Test
  default void aReleasedRequestWaitsForItsNextAttempt() {
    enter(request("_1", 0));
    book().claim(lease("a", 60), NOW);
    Instant next = NOW.plusSeconds(10);
    assertThat(book().release("_1", "a", new PendingBook.Return(next, true))).isTrue();
    assertThat(book().claim(lease("b", 60), NOW.plusSeconds(9))).isEmpty();
    assertThat(book().claim(lease("b", 60), next).orElseThrow().standing().attempts()).isEqualTo(2);
    assertThat(book().release("_1", "b", new PendingBook.Return(next, false))).isTrue();
    assertThat(book().claim(lease("b", 60), next).orElseThrow().standing().attempts()).isEqualTo(2);
  }

  @Test
  default void theResultTakesTheMessagesPlace() {
    enter(request("_1", 0));
    PendingEntry.Counts counts = new PendingEntry.Counts(1, 2, 3);
    PendingBook.Ending ending =
        new PendingBook.Ending(
            new Kept(octets("result"), true), counts, "why", WEEK.plusSeconds(1));
    book().claim(lease("a", 60), NOW);
    assertThat(book().finish("_1", ending)).isTrue();
    PendingEntry entry = book().find("_1", WEEK).orElseThrow();
    assertThat(entry.message()).isEmpty();
    assertThat(entry.standing())
        .isEqualTo(
            new PendingEntry.Standing(
                State.DONE,
                Optional.of(new Kept(octets("result"), true)),
                counts,
                1,
                WEEK.plusSeconds(1)));
    assertThat(entry.request().because()).isEqualTo("why");
    assertThat(book().claim(lease("b", 999), NOW.plusSeconds(600))).isEmpty();
  }

  @Test
  default void theFirstResultStays() {
    enter(request("_1", 0));
    assertThat(book().finish("_1", ending("first"))).isTrue();
    assertThat(book().finish("_1", ending("second"))).isFalse();
    book().count("_1", new PendingEntry.Counts(9, 9, 9));
    assertThat(found("_1").standing().result()).contains(new Kept(octets("first"), false));
    assertThat(found("_1").standing().counts()).isEqualTo(PendingEntry.Counts.NONE);
    assertThat(book().finish("_unknown", ending("r"))).isFalse();
  }

  @Test
  default void nothingIsFinishedBeforeOperatorsHaveDecided() {
    enter(request("_1", 1));
    assertThat(book().finish("_1", ending("r"))).isFalse();
  }

  @Test
  default void countsAreKept() {
    enter(request("_1", 0));
    book().count("_1", new PendingEntry.Counts(3, 1, 4));
    assertThat(found("_1").standing().counts()).isEqualTo(new PendingEntry.Counts(3, 1, 4));
  }

  @Test
  default void twoOperatorsApprove() {
    enter(request("_1", 2));
    long number = number("_1");
    assertThat(book().approve(number, voice("ann"), WEEK)).isEqualTo(Heard.MORE_NEEDED);
    assertThat(book().approve(number, voice("ann"), WEEK)).isEqualTo(Heard.HEARD_BEFORE);
    assertThat(book().undecided(9, NOW))
        .singleElement()
        .satisfies(entry -> assertThat(entry.approvers()).containsExactly("ann"));
    assertThat(book().claim(lease("a", 60), NOW)).isEmpty();
    assertThat(book().approve(number, voice("bob"), WEEK.plusSeconds(5))).isEqualTo(Heard.ENOUGH);
    assertThat(book().undecided(9, NOW)).isEmpty();
    PendingEntry claimed = book().claim(lease("a", 60), NOW).orElseThrow();
    assertThat(claimed.approvers()).containsExactlyInAnyOrder("ann", "bob");
    assertThat(claimed.standing().goodUntil()).isEqualTo(WEEK.plusSeconds(5));
  }

  @Test
  default void oneOperatorDenies() {
    enter(request("_1", 2));
    long number = number("_1");
    book().approve(number, voice("ann"), WEEK);
    assertThat(book().deny(number, voice("bob"), ending("refused"))).isTrue();
    assertThat(book().approve(number, voice("carl"), WEEK)).isEqualTo(Heard.NOTHING_TO_DECIDE);
    assertThat(found("_1").standing().state()).isEqualTo(State.DONE);
    assertThat(found("_1").message()).isEmpty();
    assertThat(book().claim(lease("a", 60), NOW)).isEmpty();
  }

  @Test
  default void anOperatorMayDenyWhatTheSameOneApproved() {
    enter(request("_1", 2));
    book().approve(number("_1"), voice("ann"), WEEK);
    assertThat(book().deny(number("_1"), voice("ann"), ending("refused"))).isTrue();
  }

  @Test
  default void whatIsApprovedCannotBeDenied() {
    enter(request("_1", 1));
    long number = number("_1");
    assertThat(book().approve(number, voice("ann"), WEEK)).isEqualTo(Heard.ENOUGH);
    assertThat(book().deny(number, voice("bob"), ending("refused"))).isFalse();
    assertThat(book().approve(number, voice("bob"), WEEK)).isEqualTo(Heard.NOTHING_TO_DECIDE);
    assertThat(found("_1").standing().state()).isEqualTo(State.WORK);
  }

  @Test
  default void nobodyDecidesAboutWhatExpiredOrNeverWas() {
    enter(request("_1", 1));
    PendingBook.Voice late = new PendingBook.Voice("ann", WEEK);
    assertThat(book().approve(number("_1"), late, WEEK)).isEqualTo(Heard.NOTHING_TO_DECIDE);
    assertThat(book().deny(number("_1"), late, ending("r"))).isFalse();
    assertThat(book().approve(-1, voice("ann"), WEEK)).isEqualTo(Heard.NOTHING_TO_DECIDE);
    assertThat(book().toDecide(-1, NOW)).isEmpty();
  }

  @Test
  default void listsAreBoundedAndInOrderOfArrival() {
    for (String id : List.of("_1", "_2", "_3")) {
      enter(request(id, 1));
    }
    assertThat(book().undecided(2, NOW))
        .extracting(entry -> entry.request().ids().response())
        .containsExactly("_1", "_2");
    assertThat(book().undecided(2, NOW)).allMatch(entry -> entry.message().isEmpty());
  }

  @Test
  default void whatIsUnderWayMayTurnOutToNeedApproval() {
    book().enter(leased(request("_1", 0), lease("a", 60)), ROOMY);
    PendingBook.Need need = new PendingBook.Need(1, "only with an operator");
    assertThat(book().putOff("_1", "b", need)).isFalse();
    assertThat(book().putOff("_1", "a", need)).isTrue();
    PendingEntry entry = found("_1");
    assertThat(entry.standing().state()).isEqualTo(State.APPROVAL);
    assertThat(entry.request().because()).isEqualTo("only with an operator");
    assertThat(book().approve(entry.number(), voice("ann"), WEEK)).isEqualTo(Heard.ENOUGH);
    assertThat(book().claim(lease("b", 60), NOW).orElseThrow().standing().attempts()).isEqualTo(1);
  }
}
