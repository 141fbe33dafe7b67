package dev.signet.pki.trust.file;

import dev.signet.pki.certificate.Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Keeps the book of policies in step with the files: a set that can be used replaces the former one
 * at once and as a whole, one that cannot leaves it in force. Safe for many threads.
 */
public final class PolicyWatch {

  private final PolicyPlaces places;
  private final Optional<Certificate> ownAuthority;
  private final InstantSource clock;
  private volatile State state;

  /** What became of a look at the files. */
  public enum Outcome {
    /** The book is what it was. */
    UNCHANGED,
    /** Another book is in force. */
    REPLACED,
    /** The files cannot be used; the former book is in force. */
    REFUSED
  }

  /** Files that could not be used. */
  public record Refusal(Instant at, String because) {}

  /**
   * What is in force.
   *
   * @param since when that book was read
   * @param refusal of what the files say now, if they cannot be used
   */
  public record Standing(PolicyBook book, Instant since, Optional<Refusal> refusal) {}

  private record State(Standing standing, Material material) {}

  private PolicyWatch(PolicyPlaces places, Optional<Certificate> ownAuthority, InstantSource clock)
      throws UnusablePolicy {
    this.places = places;
    this.ownAuthority = ownAuthority;
    this.clock = clock;
    Material material = Material.fresh();
    PolicyBook book = PolicyReader.read(places, ownAuthority, material);
    this.state = new State(new Standing(book, clock.instant(), Optional.empty()), material);
  }

  /**
   * Reads the files for the first time.
   *
   * @param ownAuthority the built-in authority of this service, if it has one
   * @throws UnusablePolicy if they cannot be used, naming the place
   */
  public static PolicyWatch open(
      PolicyPlaces places, Optional<Certificate> ownAuthority, InstantSource clock)
      throws UnusablePolicy {
    return new PolicyWatch(places, ownAuthority, clock);
  }

  public Standing standing() {
    return state.standing();
  }

  public PolicyBook book() {
    return state.standing().book();
  }

  /** Reads the files again if one of them looks different from the last time. */
  public synchronized Outcome check() {
    State last = state;
    return last.material().stamps().hold()
        ? Outcome.UNCHANGED
        : reread(last.material().next(last.standing().refusal().isEmpty()));
  }

  /** Reads every file again, whatever it looks like. */
  public synchronized Outcome reload() {
    return reread(Material.fresh());
  }

  private Outcome reread(Material material) {
    Standing before = state.standing();
    try {
      PolicyBook book = PolicyReader.read(places, ownAuthority, material).keeping(before.book());
      boolean same = book.equals(before.book());
      Instant since = same ? before.since() : clock.instant();
      state = new State(new Standing(book, since, Optional.empty()), material);
      return same ? Outcome.UNCHANGED : Outcome.REPLACED;
    } catch (UnusablePolicy refused) {
      Refusal refusal = new Refusal(clock.instant(), String.valueOf(refused.getMessage()));
      state =
          new State(new Standing(before.book(), before.since(), Optional.of(refusal)), material);
      return Outcome.REFUSED;
    }
  }
}
