package dev.signet.xkms.exchange.later;

import dev.signet.xkms.exchange.Answer;
import dev.signet.xkms.exchange.Deferral;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.exchange.later.notice.Notices;
import dev.signet.xkms.exchange.later.notice.ResultNotifier;
import dev.signet.xkms.ledger.Kept;
import dev.signet.xkms.ledger.PendingBook;
import dev.signet.xkms.ledger.PendingEntry;
import dev.signet.xkms.ledger.PendingRequest;
import dev.signet.xkms.model.PendingNotification;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultMajor;
import dev.signet.xkms.model.ResultMinor;
import dev.signet.xkms.registry.RegistryUnavailable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The pending requests that this node carries out: keeps their leases, and enters into the book
 * what they lead to.
 */
final class Runs {
  static final ResultCode FAILURE = ResultCode.of(ResultMajor.RECEIVER, ResultMinor.FAILURE);

  private static final Logger LOG = System.getLogger(Runs.class.getName());

  private final LaterParts parts;
  private final Keeping keeping;
  private final Notices notices;
  private final String holder;
  private final Map<String, Filed> running = new ConcurrentHashMap<>();

  Runs(LaterParts parts, Keeping keeping, Notices notices, String holder) {
    this.parts = parts;
    this.keeping = keeping;
    this.notices = notices;
    this.holder = holder;
  }

  /** A run, and the request whose result it finds. */
  private record Filed(Run run, PendingRequest request, int attempts) {
    String id() {
      return request.ids().response();
    }
  }

  /** The lease of this node, from now on. */
  PendingBook.Lease lease() {
    return new PendingBook.Lease(holder, now().plus(parts.rules().pace().lease()));
  }

  /** Enters into the book what the run leads to; the book knows already that this node runs it. */
  void watch(Run run, PendingRequest request, int attempts) {
    Filed filed = new Filed(run, request, attempts);
    running.put(filed.id(), filed);
    run.whenEnded(() -> file(filed));
  }

  /** Keeps the leases, gives up what takes too long, and files what could not be filed before. */
  void tend() {
    if (running.isEmpty()) {
      return;
    }
    parts.book().renew(lease());
    for (Filed filed : running.values()) {
      filed.run().news().ifPresent(counts -> parts.book().count(filed.id(), counts));
      if (filed.run().isLongerThan(parts.rules().pace().longest())) {
        giveUp(filed);
      } else if (filed.run().hasEnded()) {
        file(filed);
      }
    }
  }

  /** It may end all the same: then its answer counts, if there is no other yet. */
  private void giveUp(Filed filed) {
    synchronized (filed.run()) {
      if (running.remove(filed.id(), filed)) {
        fail(filed, new IllegalStateException("it takes longer than an attempt may"));
      }
    }
  }

  /** Other nodes, or this one after its next start, begin anew with what has not ended. */
  void giveBack() {
    for (Filed filed : running.values()) {
      if (filed.run().hasEnded()) {
        file(filed);
      }
      if (running.remove(filed.id(), filed)) {
        giveBack(filed.id());
      }
    }
  }

  /** Another attempt may begin at once, and this one does not count. */
  void giveBack(String responseId) {
    parts.book().release(responseId, holder, new PendingBook.Return(now(), false));
  }

  /** A book that cannot be reached is tried again at the next look. */
  private void file(Filed filed) {
    synchronized (filed.run()) {
      try {
        if (running.get(filed.id()) == filed) {
          end(filed).run();
          running.remove(filed.id(), filed);
        } else {
          fileLate(filed);
        }
      } catch (RegistryUnavailable later) {
        LOG.log(Level.WARNING, "a result waits to be kept: {0}", later.getMessage());
      } catch (RuntimeException fault) {
        running.remove(filed.id(), filed);
        fail(filed, fault);
      }
    }
  }

  /** Of a run that was given up only an answer is of use. */
  private void fileLate(Filed filed) {
    try {
      finish(filed, filed.run().answer());
    } catch (Refused refused) {
      LOG.log(Level.INFO, "a request that was given up was refused: {0}", refused.because());
    } catch (RuntimeException fault) {
      LOG.log(Level.WARNING, "a request that was given up led to nothing", fault);
    }
  }

  /** What is to be done now that it has ended. */
  private Runnable end(Filed filed) {
    try {
      Answer<? extends Result> answer = filed.run().answer();
      return () -> finish(filed, answer);
    } catch (Refused refused) {
      return () -> refuse(filed, refused);
    } catch (RuntimeException fault) {
      return () -> fail(filed, fault);
    }
  }

  private void finish(Filed filed, Answer<? extends Result> answer) {
    Optional<Kept> kept = keeping.result(answer.result(), filed.id());
    if (kept.isPresent()) {
      finish(filed.request(), kept.get(), Keeping.counts(answer.result()), answer.note());
    } else {
      finishBare(filed.request(), FAILURE, "the result holds a private key, and nothing seals it");
    }
  }

  /** A result that says no more than its code. */
  void finishBare(PendingRequest request, ResultCode code, String because) {
    Kept kept = keeping.bare(request.operation(), code);
    finish(request, kept, Keeping.allFailed(request), because);
  }

  private void finish(
      PendingRequest request, Kept kept, PendingEntry.Counts counts, String because) {
    PendingBook.Ending ending = ending(kept, counts, because);
    if (parts.book().finish(request.ids().response(), ending)) {
      tell(request);
    }
  }

  PendingBook.Ending ending(Kept kept, PendingEntry.Counts counts, String because) {
    Instant goodUntil = now().plus(parts.rules().keptFor());
    return new PendingBook.Ending(kept, counts, Text.cut(because, 1000), goodUntil);
  }

  /** Tells the requestor that the result is there, if that was asked for and is allowed. */
  void tell(PendingRequest request) {
    Optional<PendingNotification> wish = request.notification();
    wish.ifPresent(
        to ->
            notices.send(
                to,
                new ResultNotifier.Notice(
                    request.arrival().policy(), request.operation(), request.ids().first())));
  }

  private void refuse(Filed filed, Refused refused) {
    Optional<Deferral> deferral = refused.deferral();
    if (deferral.isEmpty()) {
      finishBare(filed.request(), refused.code(), refused.because());
    } else if (deferral.get().approvals() > 0) {
      PendingBook.Need need =
          new PendingBook.Need(
              deferral.get().approvals(), Text.cut(deferral.get().because(), 1000));
      parts.book().putOff(filed.id(), holder, need);
    } else {
      giveBack(filed.id());
    }
  }

  private void fail(Filed filed, RuntimeException fault) {
    String which = "request " + Text.quoted(filed.request().ids().request()) + " that waits";
    LOG.log(Level.ERROR, which + " was not carried out, attempt " + filed.attempts(), fault);
    if (filed.attempts() >= parts.rules().pace().attempts()) {
      finishBare(filed.request(), FAILURE, "it failed " + filed.attempts() + " times");
    } else {
      Instant next = now().plus(parts.rules().pace().pause());
      parts.book().release(filed.id(), holder, new PendingBook.Return(next, true));
    }
  }

  Instant now() {
    return parts.clock().instant();
  }
}
