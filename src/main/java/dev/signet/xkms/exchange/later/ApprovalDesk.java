package dev.signet.xkms.exchange.later;

import dev.signet.xkms.ledger.Kept;
import dev.signet.xkms.ledger.PendingBook;
import dev.signet.xkms.ledger.PendingEntry;
import dev.signet.xkms.ledger.PendingRequest;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultMajor;
import dev.signet.xkms.model.ResultMinor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where operators decide about requests that must not be carried out without them. Each has one
 * voice: many have to approve, one is enough to deny. What was decided is decided.
 *
 * <p>Who an operator is was established by the caller; two names are two operators. Every decision
 * leaves a line in the log of changes.
 */
public final class ApprovalDesk {
  private static final Logger AUDIT = System.getLogger("dev.signet.xkms.audit");

  private static final ResultCode DENIED = ResultCode.of(ResultMajor.SENDER, ResultMinor.REFUSED);

  /** So many are listed at once at most. */
  private static final int MOST_LISTED = 200;

  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_WHY = 500;

  private final LaterWork later;
  private final PendingBook book;

  public ApprovalDesk(LaterWork later) {
    this.later = later;
    this.book = later.parts().book();
  }

  /** What a decision led to. */
  public enum Outcome {
    /** Nobody asks: unknown, expired, or decided before. */
    NOTHING_TO_DECIDE,
    /** This operator has approved it before. */
    HEARD_BEFORE,
    /** It counts, and more operators are needed. */
    MORE_NEEDED,
    /** The request is being carried out. */
    APPROVED,
    /** The request is refused. */
    DENIED
  }

  /** Requests that wait for a decision, longest waiting first. */
  public List<WaitingApproval> waiting(int limit) {
    int most = Math.min(Math.max(limit, 0), MOST_LISTED);
    return book.undecided(most, now()).stream().map(ApprovalDesk::shown).toList();
  }

  private static WaitingApproval shown(PendingEntry entry) {
    PendingRequest request = entry.request();
    return new WaitingApproval(
        entry.number(),
        request.arrival().policy(),
        Wish.read(request.about()),
        asker(request),
        request.because(),
        request.approvals(),
        entry.approvers(),
        request.receivedAt(),
        entry.standing().goodUntil());
  }

  private static WaitingApproval.Asker asker(PendingRequest request) {
    PendingRequest.Arrival arrival = request.arrival();
    return new WaitingApproval.Asker(
        Text.harmless(request.ids().request()),
        arrival.peer(),
        arrival.confidential(),
        arrival.signer(),
        arrival
            .certificate()
            .map(der -> Text.harmless(Proof.certificate(der).getSubjectX500Principal().getName())));
  }

  /**
   * An operator approves.
   *
   * @param number of {@link WaitingApproval}
   */
  public Outcome approve(long number, String operator) {
    PendingBook.Voice voice = voice(operator);
    Optional<PendingEntry> entry = book.toDecide(number, voice.at());
    if (entry.isEmpty()) {
      return Outcome.NOTHING_TO_DECIDE;
    }
    Instant goodUntil = voice.at().plus(later.parts().rules().waitingFor());
    Outcome outcome = outcome(book.approve(number, voice, goodUntil));
    if (outcome == Outcome.APPROVED || outcome == Outcome.MORE_NEEDED) {
      audit("approval", entry.get(), operator, outcome.name());
    }
    if (outcome == Outcome.APPROVED) {
      later.wake();
    }
    return outcome;
  }

  private static Outcome outcome(PendingBook.Heard heard) {
    return switch (heard) {
      case NOTHING_TO_DECIDE -> Outcome.NOTHING_TO_DECIDE;
      case HEARD_BEFORE -> Outcome.HEARD_BEFORE;
      case MORE_NEEDED -> Outcome.MORE_NEEDED;
      case ENOUGH -> Outcome.APPROVED;
    };
  }

  /**
   * An operator denies: the requestor gets Sender/Refused.
   *
   * @param why for the log; the requestor is not told
   */
  public Outcome deny(long number, String operator, String why) {
    PendingBook.Voice voice = voice(operator);
    Optional<PendingEntry> entry = book.toDecide(number, voice.at());
    if (entry.isEmpty()) {
      return Outcome.NOTHING_TO_DECIDE;
    }
    PendingRequest request = entry.get().request();
    Kept result = later.keeping().bare(request.operation(), DENIED);
    String because = "denied by " + operator + ": " + Text.cut(why, LONGEST_WHY);
    if (!book.deny(
        number, voice, later.runs().ending(result, Keeping.allFailed(request), because))) {
      return Outcome.NOTHING_TO_DECIDE;
    }
    audit("denial", entry.get(), operator, Text.cut(why, LONGEST_WHY));
    later.runs().tell(request);
    return Outcome.DENIED;
  }

  private PendingBook.Voice voice(String operator) {
    if (operator.isBlank()
        || operator.length() > LONGEST_NAME
        || !Text.harmless(operator).equals(operator)) {
      throw new IllegalArgumentException("not the name of an operator");
    }
    return new PendingBook.Voice(operator, now());
  }

  private static void audit(String event, PendingEntry entry, String operator, String words) {
    AUDIT.log(Level.INFO, () -> line(event, entry, operator, words));
  }

  static String line(String event, PendingEntry entry, String operator, String words) {
    PendingRequest request = entry.request();
    return "event="
        + event
        + " pending="
        + entry.number()
        + " operation="
        + request.operation().word()
        + " wishes="
        + Text.quoted(wishes(request))
        + " by="
        + Text.quoted("operator:" + operator)
        + " words="
        + Text.quoted(words)
        + " request="
        + Text.quoted(request.ids().request())
        + " peer="
        + Text.quoted(request.arrival().peer())
        + " correlation="
        + Text.quoted(request.arrival().correlation());
  }

  private static String wishes(PendingRequest request) {
    return Wish.read(request.about()).stream()
        .map(
            w ->
                w.operation().word()
                    + " "
                    + String.join(" ", w.names())
                    + w.key().map(k -> " key=" + k).orElse(""))
        .collect(Collectors.joining("; "));
  }

  private Instant now() {
    return later.runs().now();
  }
}
