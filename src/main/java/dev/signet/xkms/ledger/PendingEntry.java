package dev.signet.xkms.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A pending request and how far it is.
 *
 * @param number names it for operators; says nothing to anybody else
 * @param message the request's octets; gone when there is a result, and not read for lists
 * @param approvers operators who have approved it
 */
public record PendingEntry(
    long number,
    PendingRequest request,
    Optional<Kept> message,
    Standing standing,
    Set<String> approvers) {

  public PendingEntry {
    approvers = Set.copyOf(approvers);
  }

  /** What is waited for. */
  public enum State {
    /** Operators have to decide. */
    APPROVAL,
    /** Some node has to carry it out, or does so now. */
    WORK,
    /** The result is there. */
    DONE
  }

  /**
   * How far it is.
   *
   * @param attempts so often was it begun to be carried out
   * @param goodUntil it is forgotten then
   */
  public record Standing(
      State state, Optional<Kept> result, Counts counts, int attempts, Instant goodUntil) {}

  /** Parts of a compound request by what became of them (XKMS 2.0 section 2.8). */
  public record Counts(int success, int failure, int pending) {
    /** Of a request that has no parts. */
    public static final Counts NONE = new Counts(0, 0, 0);
  }

  public boolean isDone() {
    return standing.state() == State.DONE;
  }
}
