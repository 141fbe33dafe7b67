package dev.signet.xkms.ledger;

import dev.signet.xkms.model.Octets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The requests that are answered later, remembered by all nodes together. Every change is durable
 * when the method returns, and of several nodes that want the same thing one gets it.
 *
 * <p>Leases compare the clocks of the nodes: these may differ by less than a lease lasts.
 */
public interface PendingBook {

  /** Enters a request, unless the book is full. Racers may exceed a limit by their number. */
  Entered enter(Fresh fresh, Limits limits);

  /** The entry whose first Pending result had this Id; empty if there is none or it expired. */
  Optional<PendingEntry> find(String responseId, Instant now);

  /** Entries of the same message, without octets; newest first, a few at most. */
  List<PendingEntry> copiesOf(Octets digest, Instant now);

  /** Takes the longest waiting request that may be carried out now, and counts the attempt. */
  Optional<PendingEntry> claim(Lease lease, Instant now);

  /** Prolongs all leases of a holder; says how many. */
  int renew(Lease lease);

  /** Gives a lease back. False if the holder has lost it. */
  boolean release(String responseId, String holder, Return back);

  /** How far a compound request is. */
  void count(String responseId, PendingEntry.Counts counts);

  /**
   * Enters the result and forgets the message. The first result counts, whoever found it: the
   * holder of a lost lease may have done what cannot be done again.
   *
   * @return false if there is a result already, or no such request any longer
   */
  boolean finish(String responseId, Ending ending);

  /** A request that turned out to need approvals waits for them. False if the lease was lost. */
  boolean putOff(String responseId, String holder, Need need);

  /** What operators have to decide, longest waiting first, without octets. */
  List<PendingEntry> undecided(int limit, Instant now);

  /** One of {@link #undecided}. */
  Optional<PendingEntry> toDecide(long number, Instant now);

  /** Counts an operator's approval; with enough of them the request may be carried out. */
  Heard approve(long number, Voice voice, Instant goodUntil);

  /**
   * An operator's denial ends the request. It replaces this operator's approval; false if nobody
   * asks any longer.
   */
  boolean deny(long number, Voice voice, Ending ending);

  /** Forgets what has expired; says how much. */
  int forget(Instant now);

  /** What became of a request that was to be entered. */
  enum Entered {
    YES,
    /** The service keeps no more. */
    FULL,
    /** The service keeps no more from this peer. */
    FULL_FOR_PEER
  }

  /**
   * A request to be entered.
   *
   * @param lease of the node that carries it out already, if one does
   */
  record Fresh(
      PendingRequest request,
      Kept message,
      PendingEntry.Counts counts,
      Optional<Lease> lease,
      Instant goodUntil) {}

  /** How many requests may wait, in all and from one peer, and how many results are kept. */
  record Limits(int most, int mostPerPeer, int mostKept) {}

  /** Who carries a request out, and until when nobody else does. */
  record Lease(String holder, Instant until) {}

  /**
   * How a lease is given back.
   *
   * @param next nobody tries again before
   * @param attemptCounts false if the attempt was cut off and shall not count
   */
  record Return(Instant next, boolean attemptCounts) {}

  /** How a request ends. */
  record Ending(Kept result, PendingEntry.Counts counts, String because, Instant goodUntil) {}

  /** What a request needs that cannot be carried out yet. */
  record Need(int approvals, String because) {}

  /** An operator speaks. */
  record Voice(String operator, Instant at) {}

  /** What an approval led to. */
  enum Heard {
    /** There is no such request, or it is decided. */
    NOTHING_TO_DECIDE,
    /** This operator has approved it before, and more are needed. */
    HEARD_BEFORE,
    /** More operators are needed. */
    MORE_NEEDED,
    /** The request may be carried out. */
    ENOUGH
  }
}
