package dev.signet.xkms.exchange.later;

import dev.signet.xkms.exchange.Answer;
import dev.signet.xkms.exchange.Deferral;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Refusal;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.exchange.ResultHeaders;
import dev.signet.xkms.ledger.PendingBook;
import dev.signet.xkms.ledger.PendingEntry;
import dev.signet.xkms.model.MessageExtension;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultHeader;
import dev.signet.xkms.model.ResultMajor;
import dev.signet.xkms.registry.RegistryUnavailable;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The asynchronous side of one endpoint: takes requests in that are answered later, and gives the
 * results out (XKMS 2.0 section 2.5).
 */
public final class LaterDesk {
  private static final ResultCode PENDING = ResultCode.of(ResultMajor.PENDING);

  private final LaterWork later;
  private final LaterRules rules;
  private final PendingBook book;
  private final ResultHeaders headers;
  private final String policy;
  private final Intake intake;
  private final Collector collector;

  /**
   * The desk of one endpoint.
   *
   * @param headers of that endpoint
   */
  public LaterDesk(LaterWork later, ResultHeaders headers) {
    this.later = later;
    this.rules = later.parts().rules();
    this.book = later.parts().book();
    this.headers = headers;
    this.policy = headers.profile().name();
    this.intake = new Intake(rules, later.keeping(), policy);
    this.collector = new Collector(book, policy);
  }

  /** Carries a request out or refuses it, and tells how far it is. */
  public interface Work {
    Answer<? extends Result> carryOut(Progress progress) throws Refused;
  }

  /**
   * Takes a request in; when the Pending result is returned, the request is durable. A copy of a
   * message that waits already gets a Pending result of the same exchange.
   *
   * @throws Refused Receiver/NotSynchronous if the request does not offer Pending or cannot wait;
   *     Receiver/Refused if too many wait
   */
  public Answer<? extends Result> take(ReceivedRequest<?> received, Deferral why) throws Refused {
    Optional<String> obstacle = intake.obstacle(received);
    if (obstacle.isPresent()) {
      throw Refusal.notSynchronous(
          new Deferral(why.kind(), why.because() + "; " + obstacle.get(), why.approvals()));
    }
    Intake.Copy copy = Intake.copy(received);
    Optional<PendingEntry> first = firstOf(copy, received);
    if (first.isPresent()) {
      return stillPending(received, first.get());
    }
    ResultHeader header = headers.to(received, PENDING);
    Intake.Taken taken = intake.take(received, why, new Intake.Coming(copy, header.id(), now()));
    enter(fresh(taken, Keeping.counts(received.request()), Optional.empty()));
    later.wake();
    return new Answer<>(received.request().operation().bare(header), taken.note());
  }

  private PendingBook.Fresh fresh(
      Intake.Taken taken, PendingEntry.Counts counts, Optional<PendingBook.Lease> lease) {
    Instant goodUntil = taken.request().receivedAt().plus(rules.waitingFor());
    return new PendingBook.Fresh(taken.request(), taken.message(), counts, lease, goodUntil);
  }

  private void enter(PendingBook.Fresh fresh) throws Refused {
    LaterRules.Room room = rules.room();
    PendingBook.Limits limits =
        new PendingBook.Limits(room.most(), room.mostPerPeer(), room.mostKept());
    switch (book.enter(fresh, limits)) {
      case YES -> {}
      case FULL -> throw Refusal.overloaded("too many requests wait");
      case FULL_FOR_PEER -> throw Refusal.overloaded("too many requests of this peer wait");
    }
  }

  /** The same message of the same sender, if it waits already. */
  private Optional<PendingEntry> firstOf(Intake.Copy copy, ReceivedRequest<?> received) {
    Proof proof = Proof.of(received);
    return book.copiesOf(copy.digest(), now()).stream()
        .filter(entry -> !entry.isDone())
        .filter(entry -> entry.request().arrival().policy().equals(policy))
        .filter(
            entry -> entry.request().arrival().confidential() == received.channel().confidential())
        .filter(entry -> Proof.of(entry.request().arrival()).equals(proof))
        .findFirst();
  }

  /**
   * Carries a request out, and answers Pending when that takes longer than a requestor is kept
   * waiting who offered it. The work goes on then, and its result is kept.
   *
   * <p>Without a thread or room in the book for it, the requestor waits for the end: work that has
   * begun is never refused.
   *
   * @throws Refused what the work refuses in time
   */
  public Answer<? extends Result> within(ReceivedRequest<?> received, Work work) throws Refused {
    if (intake.obstacle(received).isPresent()) {
      return work.carryOut(Progress.UNSEEN);
    }
    Intake.Copy copy = Intake.copy(received);
    Run run = new Run(work, Keeping.counts(received.request()));
    if (!later.isBegun(run)) {
      return work.carryOut(Progress.UNSEEN);
    }
    if (run.endsWithin(rules.patience())) {
      return run.answer();
    }
    Optional<Answer<? extends Result>> pending = leave(received, copy, run);
    return pending.isPresent() ? pending.get() : run.answer();
  }

  /** Leaves a run to itself; empty if that cannot be. */
  private Optional<Answer<? extends Result>> leave(
      ReceivedRequest<?> received, Intake.Copy copy, Run run) {
    Deferral why = Deferral.tooLong("it takes longer than " + rules.patience());
    try {
      Optional<PendingEntry> first = firstOf(copy, received);
      if (first.isPresent()) {
        return Optional.of(stillPending(received, first.get()));
      }
      ResultHeader header = headers.to(received, PENDING);
      Intake.Taken taken = intake.take(received, why, new Intake.Coming(copy, header.id(), now()));
      enter(fresh(taken, run.counts(), Optional.of(later.runs().lease())));
      later.runs().watch(run, taken.request(), 1);
      return Optional.of(new Answer<>(received.request().operation().bare(header), taken.note()));
    } catch (Refused | RegistryUnavailable noRoom) {
      return Optional.empty();
    }
  }

  /**
   * Answers a PendingRequest: with the result, which stays for another time, or with Pending again;
   * both are of the original request's type.
   *
   * @throws Refused Sender/UnknownResponseId if there is nothing that this requestor may collect
   */
  public Answer<? extends Result> collect(ReceivedRequest<Request.Pending> received)
      throws Refused {
    PendingEntry entry = collector.find(received, received.request().responseId(), now());
    if (!entry.isDone()) {
      return stillPending(received, entry);
    }
    Result result = later.keeping().result(entry);
    ResultHeader kept = result.header();
    ResultHeader header = dressed(headers.to(received, kept.code()), kept.extensions());
    return new Answer<>(result.with(header), entry.request().because());
  }

  private static ResultHeader dressed(ResultHeader header, List<MessageExtension> extensions) {
    return new ResultHeader(
        header.id(),
        header.service(),
        header.code(),
        header.requestId(),
        Optional.empty(),
        header.requestSignatureValue(),
        header.opaqueClientData(),
        extensions);
  }

  private Answer<? extends Result> stillPending(ReceivedRequest<?> received, PendingEntry entry) {
    ResultHeader fresh = headers.to(received, PENDING);
    ResultHeader header =
        new ResultHeader(
            Collector.further(entry.request().ids().response(), fresh.id()),
            fresh.service(),
            fresh.code(),
            fresh.requestId(),
            Optional.empty(),
            fresh.requestSignatureValue(),
            fresh.opaqueClientData(),
            fresh.extensions());
    Result result = entry.request().operation().bare(header);
    return new Answer<>(result, "waits: " + entry.request().because());
  }

  /**
   * Answers a StatusRequest: Success when a result can be collected, whatever that says, and
   * Pending before. Nothing is consumed.
   *
   * @throws Refused Sender/UnknownResponseId, as {@link #collect}
   */
  public Answer<Result.Status> status(ReceivedRequest<Request.Status> received) throws Refused {
    PendingEntry entry = collector.find(received, received.request().responseId(), now());
    ResultHeader header = headers.to(received, entry.isDone() ? ResultCode.SUCCESS : PENDING);
    PendingEntry.Counts counts = entry.standing().counts();
    boolean isCounted = entry.request().operation() == Operation.COMPOUND;
    return new Answer<>(
        new Result.Status(
            header,
            count(isCounted, counts.success()),
            count(isCounted, counts.failure()),
            count(isCounted, counts.pending())),
        entry.request().because());
  }

  private static Optional<BigInteger> count(boolean isCounted, int count) {
    return isCounted ? Optional.of(BigInteger.valueOf(count)) : Optional.empty();
  }

  private Instant now() {
    return later.runs().now();
  }
}
